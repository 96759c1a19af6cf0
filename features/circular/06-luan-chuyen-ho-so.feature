# language: vi
Tính năng: Nhóm 6. Luân chuyển hồ sơ
  Đã có: hồ sơ chuyển giữa các vị trí, đơn vị để phối hợp thẩm định; đơn vị được hỏi ý kiến, cán bộ được giao việc xem
  được hồ sơ; hồ sơ liên thông trả kết quả về hồ sơ đã mở nó (mục 1); trạng thái cập nhật cùng lúc với từng lần chuyển
  (mục 2). Chưa có: màn hình.

  Bối cảnh:
    Cho thủ tục "Đăng ký thành lập hộ kinh doanh" đã được công bố
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí                |
      | Nguyễn Thị Mai | Bộ phận một cửa       |
      | Phạm Văn Hùng  | Trưởng phòng Kinh tế  |
      | Đỗ Thị Lan     | Chuyên viên thẩm định |
      | Bùi Minh Đức   | Chuyên viên thẩm định |
      | Lê Quang Thanh | Lãnh đạo UBND cấp xã  |
      | Vũ Thu Hà      | Văn thư               |
    Và người nộp khai:
      | Tên hộ kinh doanh               | Hộ kinh doanh Bánh mì Sớm Mai               |
      | Địa chỉ trụ sở                  | Số 12 đường Hoa Sữa, xã Hòa Bình (minh họa) |
      | Vốn kinh doanh (đồng)           | 50.000.000                                  |
      | Ngành, nghề kinh doanh          | Bán lẻ bánh mì, đồ uống phục vụ tại chỗ     |
      | Họ và tên chủ hộ kinh doanh     | Trần Thị Minh Họa                           |
      | Số định danh cá nhân của chủ hộ | 001190000010                                |
      | Ngày sinh của chủ hộ            | 20/05/1990                                  |
      | Số điện thoại                   | 0912 000 001                                |
      | Chủ thể thành lập               | Cá nhân                                     |
    Và "UBND xã Tân Lập (minh họa)", mã định danh "H99.16", cũng có các cán bộ:
      | Họ và tên      | Vị trí               |
      | Hoàng Văn Phúc | Lãnh đạo UBND cấp xã |
    Và lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"

  Kịch bản: 6.1 Hỏi ý kiến đơn vị khác: đơn vị ấy xem hồ sơ và tự trả lời
    Cho hồ sơ đóng với cán bộ Hoàng Văn Phúc
    Khi lúc 10:00 ngày 30/11/2026 cán bộ Đỗ Thị Lan hỏi ý kiến đơn vị "H99.16" trong 8 giờ: "Chủ hộ có đăng ký hộ kinh doanh tại xã không?"
    Thì hồ sơ mở với cán bộ Hoàng Văn Phúc
    Và cán bộ Hoàng Văn Phúc có 1 thông báo "Có công việc chuyển đến"
    Và trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang lấy ý kiến cơ quan liên quan"
    Khi lúc 15:00 ngày 30/11/2026 cán bộ Hoàng Văn Phúc trả lời ý kiến của đơn vị mình: "Chưa đăng ký tại xã."
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
    Và hồ sơ đang chờ Chuyên viên thẩm định ở bước "Thẩm định hồ sơ"

  Kịch bản: 6.1 Nhờ cán bộ khác hỗ trợ ở bất kỳ bước nào, có thời hạn và báo cáo
    Khi lúc 09:30 ngày 30/11/2026 cán bộ Phạm Văn Hùng chỉ đạo cán bộ Bùi Minh Đức trong 4 giờ: "Kiểm tra địa chỉ trụ sở."
    Thì cán bộ Bùi Minh Đức có 1 việc được giao chưa báo cáo
    Khi lúc 11:00 ngày 30/11/2026 cán bộ Bùi Minh Đức báo cáo việc được giao: "Địa chỉ có thật."
    Thì cán bộ Bùi Minh Đức có 0 việc được giao chưa báo cáo
    Và vết xử lý của hồ sơ còn nguyên vẹn

  Kịch bản: 6.1 Hồ sơ liên thông xong thì kết quả trở về hồ sơ đã mở nó
    Cho lúc 10:00 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã mở hồ sơ liên thông để "Xác nhận tình trạng của thành viên hộ"
    Thì hồ sơ chưa được cấp mã số
    Khi lúc 10:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận                  |
      | Lý do (nêu rõ lý do)   | Không thuộc thẩm quyền giải quyết. |
    Và trở lại hồ sơ đã mở hồ sơ liên thông
    Thì hồ sơ liên thông đã trả về với trạng thái "Từ chối tiếp nhận"
    Và trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"

  Kịch bản: 6.1 Còn chờ hồ sơ liên thông thì trạng thái nói rõ
    Cho lúc 10:00 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã mở hồ sơ liên thông để "Xác nhận tình trạng của thành viên hộ"
    Khi trở lại hồ sơ đã mở hồ sơ liên thông
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thực hiện theo liên thông"

  Kịch bản: 6.2 Mỗi lần chuyển, trạng thái được cập nhật cùng lúc
    Thì hồ sơ đã qua các trạng thái:
      | Trạng thái      | Thông tin                                   | Từ lúc                |
      |                 | Mới đăng ký, chờ tiếp nhận                  | 08:05 ngày 30/11/2026 |
      | Được tiếp nhận  | Bộ phận một cửa đã tiếp nhận hồ sơ          | 08:20 ngày 30/11/2026 |
      | Đang xử lý      | Đã chuyển cơ quan có thẩm quyền giải quyết  | 08:20 ngày 30/11/2026 |
      | Đang xử lý      | Đang thẩm định, giải quyết                  | 09:10 ngày 30/11/2026 |

  Kịch bản: 6 Cơ quan khác không được hỏi thì không xem được hồ sơ
    Khi lúc 10:00 ngày 30/11/2026 cán bộ Hoàng Văn Phúc nhận việc ở bước "Thẩm định hồ sơ"
    Thì thao tác bị từ chối với thông báo "Việc này thuộc vị trí hoặc đơn vị khác."
    Và không có gì thay đổi
