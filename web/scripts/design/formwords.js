// The words of the form editor, which has no translation of its own, in Vietnamese.
import { isVietnamese, overhear as listen } from "../words.js";

export const WORDS = {
  Components: "Thành phần", "Search components": "Tìm thành phần", "No components found.": "Không có thành phần nào.", Input: "Nhập liệu",
  Selection: "Lựa chọn", Presentation: "Trình bày", Containers: "Khung chứa", Action: "Thao tác", Auto: "Tự động",
  "Text field": "Ô chữ", "Text area": "Ô chữ dài", Number: "Số", "Date time": "Ngày giờ", Expression: "Biểu thức", "File picker": "Tệp",
  Checkbox: "Ô đánh dấu", "Checkbox group": "Nhóm ô đánh dấu", "Radio group": "Chọn một", Select: "Danh sách chọn", "Tag list": "Chọn nhiều",
  "Text view": "Đoạn chữ", "HTML view": "Đoạn HTML", "Image view": "Hình", Table: "Bảng", "Document preview": "Xem tài liệu", Spacer: "Khoảng trống",
  Separator: "Đường kẻ", Group: "Nhóm", "Dynamic list": "Danh sách nhiều dòng", Button: "Nút bấm", iFrame: "Khung nhúng",
  "Build your form": "Soạn biểu mẫu", "Drag and drop components here to start designing.": "Kéo thành phần vào đây.",
  "Drag and drop components here.": "Kéo thành phần vào đây.", "Use the preview window to test your form.": "", "Opened in popup": "Đang mở ở cửa sổ riêng",
  Repeatable: "Nhiều dòng", General: "Chung", Condition: "Điều kiện", Layout: "Bố cục", Appearance: "Hiển thị", Validation: "Kiểm tra",
  Constraints: "Giới hạn", Serialization: "Cách lưu", "Custom properties": "Thuộc tính riêng", "Custom error message": "Thông báo lỗi riêng",
  "Field label": "Nhãn", "Field description": "Mô tả", Label: "Nhãn", Key: "Tên dữ liệu", "Binds to a form variable": "Tên của câu trả lời trong hồ sơ",
  "Default value": "Giá trị mặc định", "Read only": "Chỉ đọc", Disabled: "Không dùng được", Required: "Bắt buộc", ID: "Mã", Name: "Tên",
  "Minimum length": "Ít nhất bao nhiêu chữ", "Maximum length": "Nhiều nhất bao nhiêu chữ", Minimum: "Nhỏ nhất", Maximum: "Lớn nhất",
  "Custom regular expression": "Mẫu tự viết", "Validation pattern": "Mẫu kiểm tra", Custom: "Tự viết", Email: "Thư điện tử", Phone: "Điện thoại",
  "Decimal digits": "Số chữ số thập phân", Increment: "Bước tăng", "Output as string": "Lưu dạng chữ", Prefix: "Chữ đứng trước", Suffix: "Chữ đứng sau",
  "Options source": "Nguồn lựa chọn", "Static options": "Lựa chọn cố định", "Dynamic options": "Lựa chọn theo dữ liệu", "Options expression": "Biểu thức cho lựa chọn",
  "Input values key": "Tên dữ liệu của lựa chọn", Static: "Cố định", "Input data": "Dữ liệu", Value: "Giá trị", Searchable: "Tìm được",
  "Date label": "Nhãn ngày", "Time label": "Nhãn giờ", Subtype: "Loại", Date: "Ngày", Time: "Giờ", "Date & time": "Ngày và giờ", "Use 24h": "Theo 24 giờ",
  "Time interval": "Cách nhau", "Time format": "Cách ghi giờ", "Disallow past dates": "Không nhận ngày đã qua", Columns: "Số cột", Column: "Cột",
  "Vertical alignment": "Căn dọc", Top: "Trên", Center: "Giữa", Bottom: "Dưới", Height: "Chiều cao", "Show outline": "Có viền", Path: "Đường dẫn dữ liệu",
  "Where the child variables of this component are pathed to.": "Nơi lưu câu trả lời của các thành phần bên trong.", Text: "Chữ", Content: "Nội dung",
  "Hide if": "Ẩn khi", "Deactivate if": "Không dùng khi", Checked: "Có đánh dấu", "Not checked": "Không đánh dấu", "Supported file formats": "Loại tệp",
  "Upload multiple files": "Nhiều tệp", "Default number of items": "Số dòng lúc đầu", "Allow add/delete items": "Được thêm, bớt dòng",
  "Disable collapse": "Không thu gọn", "Number of non-collapsing items": "Số dòng không thu gọn", "Version tag": "Phiên bản", Title: "Tiêu đề",
  Create: "Thêm", "Create new list item": "Thêm một mục", "Delete item": "Bỏ mục này", "Toggle list item": "Mở, đóng mục", "Toggle section": "Mở, đóng phần",
  "Section contains edits": "Phần có nội dung đã nhập", "<none>": "không", Type: "Loại", "Open pop-up editor": "Mở ô soạn lớn",
  "Condition under which the field is hidden": "Điều kiện để ẩn trường này",
  "Condition under which the field is deactivated": "Điều kiện để không dùng được trường này",
  "Click to set a dynamic value with FEEL expression": "Bấm để ghi giá trị bằng biểu thức FEEL",
  "FEEL expression is mandatory": "Bắt buộc là biểu thức FEEL", "Allows arbitrary precision values": "Nhận số có độ chính xác tùy ý",
  "Compute on": "Tính khi", "Define an expression to calculate the value of this field": "Biểu thức tính giá trị của trường này",
  "Target value": "Giá trị cần tính", "Form submission": "Gửi biểu mẫu", "Value changes": "Giá trị thay đổi",
  "A comma-separated list of": "Cách nhau bằng dấu phẩy:", "file type specifiers": "các loại tệp", "Learn more": "Xem thêm",
  "Supports markdown and templating.": "Dùng được markdown và mẫu chữ.", "Alternative text": "Chữ thay hình", "Image source": "Nguồn hình",
  "Expression or static value (link/data URI)": "Biểu thức hoặc địa chỉ (liên kết, data URI)", "Data source": "Nguồn dữ liệu",
  "Header items": "Tên các cột", "Headers source": "Nguồn tên cột", "List of items": "Danh sách mục", Pagination: "Chia trang",
  "Number of rows per page": "Số dòng mỗi trang", "Specify the source from which to populate the table": "Nguồn dữ liệu của bảng",
  "Table label": "Nhãn bảng", "Group label": "Nhãn nhóm", "Document reference": "Tham chiếu tài liệu",
  "Supports HTML, styling, and templating. Styles are automatically scoped to the HTML component.":
    "Dùng được HTML, kiểu dáng và mẫu chữ; kiểu dáng chỉ áp dụng trong đoạn này.",
  "Max height of preview container": "Chiều cao tối đa của khung xem", "The document data source is required.": "Bắt buộc có nguồn tài liệu.",
  "A number is required.": "Phải là số.", "Allow same origin": "Cho phép cùng nguồn", "Camera access": "Dùng máy ảnh", "Forms submission": "Gửi biểu mẫu",
  Geolocation: "Định vị", "Height of the container in pixels.": "Chiều cao của khung, tính bằng điểm ảnh.", "Microphone access": "Dùng micrô",
  "Open in fullscreen": "Mở toàn màn hình", "Open modal windows": "Mở hộp thoại", "Open popups": "Mở cửa sổ mới", "Script execution": "Chạy mã lệnh",
  "Security attributes": "Quyền của khung", "Storage access by user": "Dùng bộ nhớ trình duyệt", "Top level navigation": "Chuyển cả trang",
  "These options can incur security risks, especially if used in combination with dynamic links. Ensure that you are aware of them, that you trust the source url and only enable what your use case requires.":
    "Các quyền này có thể gây rủi ro an toàn, nhất là khi địa chỉ thay đổi theo dữ liệu. Chỉ bật quyền cần dùng, với địa chỉ tin cậy.",
  URL: "Địa chỉ (URL)", Reset: "Xóa nội dung", Submit: "Gửi",
  "Search components ": "Tìm thành phần", FORM: "BIỂU MẪU", Form: "Biểu mẫu", "Clear content": "Xóa chữ đã gõ",
};

// Written on the sheet itself, where all else is what people write.
const ON_SHEET = new Set(["Drag and drop components here.", "Repeatable"]);

function said(text) {
  const items = /^List contains (\d+) items?$/.exec(text);
  if (items) return `Danh sách có ${items[1]} mục`;
  const kind = /^Create an? (.+) element$/.exec(text);
  return kind ? `Thêm: ${WORDS[kind[1]] ?? kind[1]}` : (WORDS[text] ?? text);
}

const isOurs = (node) => {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  if (element?.closest?.("[contenteditable], textarea")) return false;
  return node.nodeType !== Node.TEXT_NODE || !element?.closest(".fjs-form") || ON_SHEET.has(node.data.trim());
};

// What the library writes by itself; what people write is left alone.
export const overhear = (place) => listen(place, said, isOurs);

// The kinds of fields go by their Vietnamese names: in the palette, where one looks for them, and on a field just made.
class Kinds {
  constructor(formFields) {
    if (!isVietnamese) return;
    for (const { config } of Object.values(formFields._formFields)) {
      const { create, name } = config;
      config.name = WORDS[name] ?? name;
      config.create = (options = {}) => {
        const made = create(options);
        if (made.label in WORDS && !options.label) made.label = WORDS[made.label];
        if (!options.values) made.values?.forEach((one) => (one.label = WORDS[one.label] ?? one.label));
        return made;
      };
    }
  }
}
Kinds.$inject = ["formFields"];

export const kinds = { __init__: ["motcuaKinds"], motcuaKinds: ["type", Kinds] };
