// The words of the form editor, which has no translation of its own, in Vietnamese.
import { isVietnamese } from "../words.js";

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
  "Search components ": "Tìm thành phần", FORM: "BIỂU MẪU", Form: "Biểu mẫu", "Clear content": "Xóa chữ đã gõ",
};

// What the library writes is put into Vietnamese as soon as it stands there; what people write is left alone.
export function overhear(place) {
  if (!isVietnamese) return;
  const isTyped = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[contenteditable], textarea, .fjs-form");
  const put = (node) => {
    if (isTyped(node)) return;
    if (node.nodeType === Node.TEXT_NODE) {
      const said = node.data.trim();
      if (said in WORDS) node.data = node.data.replace(said, WORDS[said]);
      return;
    }
    for (const name of ["title", "placeholder", "aria-label"]) {
      const said = node.getAttribute?.(name);
      if (said in WORDS) node.setAttribute(name, WORDS[said]);
    }
    node.childNodes?.forEach(put);
  };
  put(place);
  new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(put))).observe(place, { childList: true, subtree: true });
}
