# language: vi
Tính năng: Nhóm 20. Thông báo, nhắc việc
  Đã có: mọi bộ đếm của mục 1 đến 4, mỗi bộ đếm mở ra đúng chừng ấy hồ sơ và chỉ hồ sơ mà cán bộ được xem; nhắc việc mới
  đến, việc quá hạn (mục 5). Chưa có: màn hình; nhắc việc trên hệ thống dùng chung khác (mục 6).

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
    Và lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tuyến

  Kịch bản: 20.1 Cán bộ Tiếp nhận và Trả kết quả thấy hồ sơ qua từng giai đoạn
    Thì ở mục 20.1.a, cán bộ Nguyễn Thị Mai thấy "Số hồ sơ chờ tiếp nhận" là 1
    Và ở mục 20.1.h, cán bộ Nguyễn Thị Mai thấy "Tất cả hồ sơ" là 1
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ở mục 20.1.a, cán bộ Nguyễn Thị Mai thấy "Số hồ sơ chờ tiếp nhận" là 0
    Và ở mục 20.1.đ, cán bộ Nguyễn Thị Mai thấy "Số hồ sơ đang xử lý" là 1
    Và ở mục 20.1.g, cán bộ Nguyễn Thị Mai thấy "Số hồ sơ sắp hết hạn" là 0
    Khi đến lúc 08:00 ngày 03/12/2026
    Thì ở mục 20.1.g, cán bộ Nguyễn Thị Mai thấy "Số hồ sơ sắp hết hạn" là 1

  Kịch bản: 20.1.e Hồ sơ bị từ chối tiếp nhận được đếm riêng
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận                  |
      | Lý do (nêu rõ lý do)   | Trụ sở không thuộc địa bàn của xã. |
    Thì ở mục 20.1.e, cán bộ Nguyễn Thị Mai thấy "Số hồ sơ từ chối" là 1

  Kịch bản: 20.2, 20.3, 20.4 Trưởng phòng, cán bộ thẩm định, lãnh đạo lần lượt thấy việc của mình
    Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ở mục 20.3.a, cán bộ Phạm Văn Hùng thấy "Số hồ sơ chờ phân công thẩm định, trong hạn" là 1
    Khi lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Phân công thẩm định"
    Thì ở mục 20.3.a, cán bộ Phạm Văn Hùng thấy "Số hồ sơ chờ phân công thẩm định, trong hạn" là 0
    Và ở mục 20.3.d, cán bộ Phạm Văn Hùng thấy "Số hồ sơ tham gia xử lý" là 1
    Và ở mục 20.2.a, cán bộ Đỗ Thị Lan thấy "Số hồ sơ đang thẩm định chờ giải quyết, trong hạn" là 1
    Khi lúc 10:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
      | Nội dung thẩm định | Tên không trùng trong phạm vi xã.                      |
    Thì ở mục 20.2.c, cán bộ Đỗ Thị Lan thấy "Số hồ sơ đang trình ký" là 1
    Và ở mục 20.3.b, cán bộ Phạm Văn Hùng thấy "Số hồ sơ chờ duyệt" là 1
    Khi lúc 14:00 ngày 01/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Thì ở mục 20.3.c, cán bộ Phạm Văn Hùng thấy "Số hồ sơ chờ lãnh đạo đơn vị ký duyệt" là 1
    Và ở mục 20.4, cán bộ Lê Quang Thanh thấy "Số hồ sơ chờ duyệt" là 1
    Khi lúc 15:00 ngày 01/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký duyệt":
      | Kết quả ký duyệt | Ký duyệt |
    Thì ở mục 20.4, cán bộ Lê Quang Thanh thấy "Số hồ sơ chờ duyệt" là 0
    Và ở mục 16.5, cán bộ Lê Quang Thanh thấy "Hồ sơ đã được ký duyệt" là 1
    Và ở mục 16.5, cán bộ Lê Quang Thanh thấy "Hồ sơ trả lại" là 0

  Kịch bản: 20.2 Hồ sơ chờ bổ sung, hồ sơ quá hạn được đếm riêng
    Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
    Khi đến lúc 08:00 ngày 07/12/2026
    Thì ở mục 20.2.a, cán bộ Đỗ Thị Lan thấy "Số hồ sơ đang thẩm định chờ giải quyết, quá hạn" là 1
    Khi lúc 09:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ   |
      | Nội dung thẩm định          | Tên trùng với hộ đã đăng ký. |
      | Lý do, nội dung cần bổ sung | Đề nghị chọn tên khác.       |
    Thì ở mục 20.2.b, cán bộ Đỗ Thị Lan thấy "Số hồ sơ chờ bổ sung" là 1
    Và ở mục 20.1.b, cán bộ Nguyễn Thị Mai thấy "Số hồ sơ chờ bổ sung" là 1

  Kịch bản: 20.5 Nhắc khi có hồ sơ trực tuyến mới và khi có công việc chuyển đến
    Thì cán bộ Nguyễn Thị Mai có 1 thông báo "Hồ sơ trực tuyến mới"
    Và cán bộ Phạm Văn Hùng có 0 thông báo "Có công việc chuyển đến"
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì cán bộ Phạm Văn Hùng có 1 thông báo "Có công việc chuyển đến"

  Kịch bản: 20.5 Người được phân công đích danh được nhắc, đọc rồi thì thôi
    Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
    Khi lúc 09:15 ngày 30/11/2026 cán bộ Lê Quang Thanh phân công bước "Thẩm định hồ sơ" cho Bùi Minh Đức vì "Đúng lĩnh vực"
    Thì cán bộ Bùi Minh Đức có 2 thông báo "Có công việc chuyển đến"
    Và cán bộ Đỗ Thị Lan có 1 thông báo "Có công việc chuyển đến"
    Và cán bộ Bùi Minh Đức có 2 thông báo chưa đọc
    Khi cán bộ Bùi Minh Đức đọc mọi thông báo
    Thì cán bộ Bùi Minh Đức có 0 thông báo chưa đọc
    Và cán bộ Đỗ Thị Lan có 1 thông báo chưa đọc

  Kịch bản: 20.5 Việc quá thời hạn xử lý được nhắc cho người giữ việc và lãnh đạo, mỗi ngày lãnh đạo có một bản tổng hợp
    Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
    Và lúc 09:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã nhận việc ở bước "Thẩm định hồ sơ"
    Khi các mốc nhắc việc chạy lúc 08:00 ngày 07/12/2026
    Thì cán bộ Lê Quang Thanh có 1 thông báo "Quá thời hạn xử lý"
    # Lan giữ bước quá hạn, giữ hồ sơ quá hạn; cả hai chuyên viên còn việc soạn văn bản xin lỗi của hồ sơ quá hạn
    Và cán bộ Đỗ Thị Lan có 3 thông báo "Quá thời hạn xử lý"
    Và cán bộ Bùi Minh Đức có 1 thông báo "Quá thời hạn xử lý"
    Và cán bộ Nguyễn Thị Mai có 0 thông báo "Quá thời hạn xử lý"
    Khi bản tổng hợp hằng ngày được gửi cho lãnh đạo
    Thì cán bộ Phạm Văn Hùng có 1 thông báo "Tình hình hồ sơ trong ngày"
    Và cán bộ Đỗ Thị Lan có 0 thông báo "Tình hình hồ sơ trong ngày"
