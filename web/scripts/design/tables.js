// The words of the editor of decision tables in Vietnamese.
import { isVietnamese } from "../words.js";

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

export default { translate: ["value", translate] };
