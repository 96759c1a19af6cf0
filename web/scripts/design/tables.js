// The words of the editor of decision tables in Vietnamese.
import { isVietnamese, overhear as listen } from "../words.js";

const PARTS = [
  [/^Copy (.+)$/, "Chép"], [/^Cut (.+)$/, "Cắt"], [/^Paste (.+)$/, "Dán"], [/^Move (.+)$/, "Dời"], [/^Remove (.+)$/, "Bỏ"],
  [/^Edit (.+)$/, "Sửa"], [/^Create (.+)$/, "Thêm"], [/^Append (.+)$/, "Nối thêm"], [/^Add (.+)$/, "Thêm"],
];
const WORDS = {
  "input column left": "cột vào bên trái", "input column right": "cột vào bên phải", "input column": "cột vào", input: "cột vào",
  "output column left": "cột kết quả bên trái", "output column right": "cột kết quả bên phải", "output column": "cột kết quả",
  output: "cột kết quả", "rule above": "quy tắc phía trên", "rule below": "quy tắc phía dưới", rule: "quy tắc",
  "cell description": "ghi chú cho ô", "predefined values": "giá trị cho trước", values: "giá trị", "text annotation": "chú thích",
  decision: "quyết định", "input data": "dữ liệu vào", "knowledge source": "nguồn tri thức", "knowledge model": "mô hình tri thức",
  "business knowledge model": "mô hình tri thức", boolean: "đúng, sai", "date and time": "ngày giờ", date: "ngày", time: "giờ",
  duration: "khoảng thời gian", number: "số", string: "chữ", "end date": "ngày cuối", "start date": "ngày đầu",
  Annotation: "Ghi chú", Annotations: "Ghi chú", After: "Sau", Before: "Trước", Between: "Trong khoảng", And: "Và", When: "Khi", Then: "Thì",
  "Boolean value": "Đúng, sai", "Change cell expression language": "Đổi ngôn ngữ biểu thức của ô", "Change type": "Đổi loại",
  "Clear predefined values": "Bỏ giá trị cho trước", "Comparison operator": "Phép so sánh", Comparison: "So sánh",
  "Connect to other element": "Nối tới phần tử khác", "Custom values": "Giá trị tự nhập", "Date and time value": "Ngày giờ",
  "Date and time": "Ngày giờ", "Date value": "Ngày", Date: "Ngày", "Decision name": "Tên quyết định", "Decision name: ": "Tên quyết định: ",
  "Definition ID": "Mã của tệp", "Definition name": "Tên của tệp", Delete: "Xóa", "Duration value": "Khoảng thời gian", Edit: "Sửa",
  "End date": "Ngày cuối", "End time": "Giờ cuối", "End value": "Giá trị cuối", "Enter expression": "Nhập biểu thức", Equals: "Bằng",
  Exactly: "Đúng bằng", Exclude: "Không gồm", Include: "Gồm", "Expression language": "Ngôn ngữ biểu thức",
  "Expression language:": "Ngôn ngữ biểu thức:", Expression: "Biểu thức", "Greater or equals": "Lớn hơn hoặc bằng", Greater: "Lớn hơn",
  "Less or equals": "Nhỏ hơn hoặc bằng", Less: "Nhỏ hơn", "Hit policy": "Cách chọn quy tắc", "Hit policy:": "Cách chọn quy tắc:",
  "Input expression": "Biểu thức vào", "Input expression: ": "Biểu thức vào: ", "Input label": "Tên cột vào", "Input label: ": "Tên cột vào: ",
  "Input type": "Kiểu dữ liệu vào", "Input values": "Giá trị vào", Input: "Dữ liệu vào", "Match none": "Không giá trị nào", "Match one": "Một trong các giá trị",
  "No values": "Chưa có giá trị", No: "Sai", Yes: "Đúng", "Output label": "Tên cột kết quả", "Output label: ": "Tên cột kết quả: ",
  "Output name": "Tên dữ liệu kết quả", "Output name: ": "Tên dữ liệu kết quả: ", "Output type": "Kiểu kết quả", "Output values": "Giá trị kết quả",
  Output: "Kết quả", "Predefined values": "Giá trị cho trước", Range: "Khoảng", "Start value": "Giá trị đầu", Type: "Kiểu", Value: "Giá trị",
  "View DRD": "Xem sơ đồ quyết định", Unique: "Duy nhất một", First: "Quy tắc đầu tiên", Any: "Bất kỳ, cùng kết quả", Priority: "Theo ưu tiên",
  Collect: "Gom tất cả", "Rule order": "Tất cả, theo thứ tự quy tắc", "Output order": "Tất cả, theo thứ tự kết quả",
  "Collect (Sum)": "Gom tất cả, cộng lại", "Collect (Min)": "Gom tất cả, lấy nhỏ nhất", "Collect (Max)": "Gom tất cả, lấy lớn nhất",
  "Collect (Count)": "Gom tất cả, đếm", "Move Input": "Dời cột vào", "Move Output": "Dời cột kết quả", Resize: "Đổi độ rộng",
  "No overlap is possible and all rules are disjoint. Only a single rule can be matched": "Các quy tắc không chồng nhau; chỉ một quy tắc khớp",
  "Rules may overlap. The first matching rule will be chosen": "Các quy tắc có thể chồng nhau; lấy quy tắc khớp đầu tiên",
  "Rules may overlap. The one with the highest priority will be chosen": "Các quy tắc có thể chồng nhau; lấy quy tắc ưu tiên cao nhất",
  "Rules may overlap. Their output have to match": "Các quy tắc có thể chồng nhau; kết quả phải giống nhau",
  "Collects the values of all matching rules": "Gom giá trị của mọi quy tắc khớp",
  "Collects the values of all matching rules and sums up to a single value": "Cộng giá trị của mọi quy tắc khớp",
  "Collects the values of all matching rules and uses the lowest value": "Lấy giá trị nhỏ nhất của mọi quy tắc khớp",
  "Collects the values of all matching rules and uses the highest value": "Lấy giá trị lớn nhất của mọi quy tắc khớp",
  "Collects the values of all matching rules and counts the number of them": "Đếm giá trị của mọi quy tắc khớp",
  "Collects the values of all matching rules in rule order": "Gom giá trị của mọi quy tắc khớp, theo thứ tự quy tắc",
  "Collects the values of all matching rules in decreasing output priority order": "Gom giá trị của mọi quy tắc khớp, theo ưu tiên của kết quả",
};

const said = (text) => {
  if (!isVietnamese) return text;
  if (text in WORDS) return WORDS[text];
  for (const [pattern, verb] of PARTS) {
    const found = pattern.exec(text);
    if (found && found[1] in WORDS) return `${verb} ${WORDS[found[1]]}`;
  }
  return text;
};

const translate = (text, replaced = {}) => said(text).replace(/{([^}]+)}/g, (whole, name) => replaced[name] ?? whole);

// What the library writes past its own translation are names of what one points at; all text on the sheet is people's.
export const overhear = (place) => listen(place, said, (node) => node.nodeType !== Node.TEXT_NODE);

export default { translate: ["value", translate] };
