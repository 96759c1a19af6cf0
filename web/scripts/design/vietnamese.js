// The words of the diagram libraries in Vietnamese, as docs/diagram.md calls the same things.
import { isVietnamese, overhear as listen } from "../words.js";

const TIMES = {
  Message: "thông điệp", Timer: "hẹn giờ", Escalation: "leo thang", Conditional: "có điều kiện", Error: "lỗi", Cancel: "hủy",
  Signal: "tín hiệu", Compensation: "bù trừ", Link: "liên kết", Terminate: "chấm dứt",
};
const PLACES = {
  "start event": "Bắt đầu", "intermediate catch event": "Chờ", "intermediate throw event": "Phát", "end event": "Kết thúc",
  "boundary event": "Sự kiện biên",
};

const WORDS = {
  "Activate hand tool": "Kéo mặt giấy",
  "Activate lasso tool": "Chọn cả vùng",
  "Activate create/remove space tool": "Thêm, bớt chỗ trống",
  "Activate global connect tool": "Nối hai phần tử",
  "Create start event": "Thêm bắt đầu",
  "Create intermediate/boundary event": "Thêm sự kiện trung gian, sự kiện biên",
  "Create end event": "Thêm kết thúc",
  "Create gateway": "Thêm cổng",
  "Create task": "Thêm việc (chưa rõ loại)",
  "Create expanded sub-process": "Thêm quy trình con",
  "Create data object reference": "Thêm dữ liệu",
  "Create data store reference": "Thêm kho dữ liệu",
  "Create pool/participant": "Thêm bên tham gia",
  "Create group": "Thêm nhóm",
  "Add lane above": "Thêm làn phía trên",
  "Add lane below": "Thêm làn phía dưới",
  "Divide into two lanes": "Chia hai làn",
  "Divide into three lanes": "Chia ba làn",
  "Add text annotation": "Thêm chú thích",
  "Append compensation activity": "Nối thêm việc bù trừ",
  "Append end event": "Nối thêm kết thúc",
  "Append gateway": "Nối thêm cổng",
  "Append task": "Nối thêm việc",
  "Append intermediate/boundary event": "Nối thêm sự kiện",
  "Append receive task": "Nối thêm việc chờ nhận",
  "Append conditional intermediate catch event": "Nối thêm chờ điều kiện",
  "Append message intermediate catch event": "Nối thêm chờ thông điệp",
  "Append signal intermediate catch event": "Nối thêm chờ tín hiệu",
  "Append timer intermediate catch event": "Nối thêm chờ hẹn giờ",
  "Change element": "Đổi loại",
  "Change type": "Đổi loại",
  "Connect to other element": "Nối tới phần tử khác",
  "Connect using association": "Nối bằng đường chú thích",
  "Connect using data input association": "Nối dữ liệu vào",
  Delete: "Xóa",
  Remove: "Xóa",
  "Align elements ": "Căn thẳng hàng ",
  "Align elements": "Căn thẳng hàng",
  "Distribute elements horizontally": "Giãn đều theo chiều ngang",
  "Distribute elements vertically": "Giãn đều theo chiều dọc",
  "Search in diagram": "Tìm trong sơ đồ",
  "Open {element}": "Mở {element}",
  "Open minimap": "Mở bản đồ nhỏ",
  "Close minimap": "Đóng bản đồ nhỏ",
  "Toggle non-interrupting": "Không ngắt",
  "Participant multiplicity": "Nhiều bên tham gia",
  "Parallel multi-instance": "Nhiều người cùng làm, song song",
  "Sequential multi-instance": "Nhiều người cùng làm, lần lượt",
  Loop: "Lặp",
  Collection: "Danh sách",
  Task: "Việc (chưa rõ loại)",
  "User task": "Việc của cán bộ",
  "Manual task": "Việc làm tay",
  "Service task": "Hệ thống làm",
  "Script task": "Gán dữ liệu",
  "Business rule task": "Bảng quyết định",
  "Send task": "Gửi",
  "Receive task": "Chờ nhận",
  "Call activity": "Gọi quy trình khác",
  Transaction: "Giao dịch",
  "Event sub-process": "Quy trình con kích hoạt bởi sự kiện",
  "Sub-process": "Quy trình con",
  "Sub-process (collapsed)": "Quy trình con (thu gọn)",
  "Sub-process (expanded)": "Quy trình con (mở)",
  "Ad-hoc sub-process": "Quy trình con tùy ý (không chạy được)",
  "Ad-hoc sub-process (collapsed)": "Quy trình con tùy ý, thu gọn (không chạy được)",
  "Ad-hoc sub-process (expanded)": "Quy trình con tùy ý, mở (không chạy được)",
  "Exclusive gateway": "Cổng chọn một",
  "Parallel gateway": "Cổng song song",
  "Inclusive gateway": "Cổng chọn một hoặc nhiều",
  "Event-based gateway": "Cổng chờ sự kiện đến trước",
  "Complex gateway": "Cổng phức hợp (không chạy được)",
  "Event based instantiating Gateway": "Cổng sự kiện mở đầu",
  "Parallel Event based instantiating Gateway": "Cổng sự kiện song song mở đầu",
  "Start event": "Bắt đầu",
  "End event": "Kết thúc",
  "Boundary event": "Sự kiện biên",
  "Intermediate throw event": "Mốc",
  "Intermediate event": "Sự kiện trung gian",
  "Data object reference": "Dữ liệu",
  "Data store reference": "Kho dữ liệu",
  "Empty pool/participant": "Bên tham gia (khung kín)",
  "Expanded pool/participant": "Bên tham gia (khung mở)",
  "Sequence flow": "Luồng",
  "Default flow": "Luồng mặc định",
  "Conditional flow": "Luồng có điều kiện",
  "flow elements must be children of pools/participants": "Bước, cổng, sự kiện phải nằm trong khung của một bên tham gia",
  "Data object must be placed within a pool/participant.": "Dữ liệu phải nằm trong khung của một bên tham gia",
  // token simulation, which has no translation of its own
  "Token Simulation": "Chạy mô phỏng",
  "Reset Simulation": "Chạy lại từ đầu",
  "Play/Pause Simulation": "Chạy, tạm dừng",
  "Play Simulation": "Chạy",
  "Pause Simulation": "Tạm dừng",
  "Toggle Simulation Log": "Nhật ký mô phỏng",
  "Simulation Log": "Nhật ký mô phỏng",
  "Simulation log": "Nhật ký mô phỏng",
  "No Entries": "Chưa có gì",
  "Set Sequence Flow": "Chọn luồng đi",
  "Add pause point": "Dừng ở đây",
  "Remove pause point": "Không dừng ở đây",
  "Trigger Event": "Cho sự kiện xảy ra",
  "Found unsupported elements": "Có phần tử không mô phỏng được",
  "Not supported": "Không mô phỏng được",
  Finished: "Xong",
  "Set animation speed": "Tốc độ chạy",
  "Set animation speed = Slow": "Chạy chậm",
  "Set animation speed = Normal": "Chạy vừa",
  "Set animation speed = Fast": "Chạy nhanh",
};

// "Timer boundary event (non-interrupting)" and all of its kind are put together from their parts.
function event(text) {
  const found = /^(\w+) (start event|intermediate (?:catch|throw) event|end event|boundary event)( \(non-interrupting\))?$/.exec(text);
  if (!found || !(found[1] in TIMES)) return undefined;
  return `${PLACES[found[2]]}: ${TIMES[found[1]]}${found[3] ? " (không ngắt)" : ""}`;
}

// What the log of the simulation tells of a process or of what runs inside it.
const RUNS = { started: "bắt đầu", finished: "kết thúc", canceled: "bị hủy" };

function run(text) {
  const found = /^(.+) (started|finished|canceled)$/.exec(text);
  if (!found) return undefined;
  const [, name, how] = found;
  return `${{ Process: "Quy trình", SubProcess: "Quy trình con" }[name] ?? name}: ${RUNS[how]}`;
}

export const vietnamese = (text) => (isVietnamese ? (WORDS[text] ?? event(text) ?? run(text)) : undefined) ?? text;

const translate = (text, replaced = {}) =>
  vietnamese(text).replace(/{([^}]+)}/g, (whole, name) => replaced[name] ?? whole);

export default { translate: ["value", translate] };

const bySimulation = (node) => Boolean((node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[class*=bts-]"));

// What the simulation writes into the page in English by itself.
export function overhear(place) {
  place.querySelectorAll("[class*=bts-]").forEach((one) => listen(one, vietnamese, bySimulation));
  listen(place, vietnamese, bySimulation);
}
