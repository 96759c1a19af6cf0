# language: vi
Tính năng: Nhóm 12. Tiếp nhận hồ sơ thủ tục hành chính
  Đã có: kiểm tra nội dung khai và giấy tờ phải nộp (mục 1c, 1d); từ chối tiếp nhận, nêu rõ lý do (mục 2c); yêu cầu bổ
  sung một lần, từng nội dung có lý do và hướng dẫn (mục 2d); chuyển cán bộ khác tiếp nhận (mục 2đ); cấp mã số hồ sơ
  (mục 3a); bảy cách thức nộp được phân biệt (mục 3b); chuyển cơ quan có thẩm quyền, bàn giao từng bên xác nhận (mục 3c).
  Chưa có: kết nối định danh và cơ sở dữ liệu (mục 1a, 1b); danh sách, tìm kiếm hồ sơ trực tuyến trên màn hình (mục 2a,
  2b, 2e); thông báo cho cán bộ (mục 2h).

  Bối cảnh:
    Cho thủ tục "Đăng ký thành lập hộ kinh doanh" đã được công bố
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí                |
      | Nguyễn Thị Mai | Bộ phận một cửa       |
      | Trần Văn Bình  | Bộ phận một cửa       |
      | Phạm Văn Hùng  | Trưởng phòng Kinh tế  |
      | Đỗ Thị Lan     | Chuyên viên thẩm định |
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

  Kịch bản: 12.2c Từ chối tiếp nhận, nêu rõ lý do
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận                    |
      | Lý do (nêu rõ lý do)   | Không thuộc thẩm quyền giải quyết.   |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Từ chối tiếp nhận"
    Và hồ sơ chưa được cấp mã số

  Kịch bản: 12.2d Hướng dẫn một lần, muốn hỏi thêm phải nêu lý do
    Cho phiếu yêu cầu bổ sung gồm:
      | Nội dung                           | Lý do           | Hướng dẫn          |
      | Giấy đề nghị đăng ký hộ kinh doanh | Không đọc được  | Nộp bản rõ nét.    |
      | Số điện thoại                      | Chưa chính xác  | Ghi số đang dùng.  |
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã yêu cầu bổ sung ở bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Theo phiếu yêu cầu bổ sung.                    |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đầy đủ, chưa chính xác"
    Khi lúc 09:00 ngày 30/11/2026 cán bộ Nguyễn Thị Mai nhận bổ sung giấy tờ "Giấy đề nghị đăng ký hộ kinh doanh"
    Và lúc 09:05 ngày 30/11/2026 cán bộ Nguyễn Thị Mai nhận bổ sung nội dung "Số điện thoại" là "0912 000 002"
    Và lúc 09:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai xác nhận nhận đủ ở bước "Hướng dẫn một lần, nhận hồ sơ hoàn thiện":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Khi lúc 09:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai yêu cầu bổ sung ở bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Theo phiếu yêu cầu bổ sung.                    |
    Thì thao tác bị từ chối với thông báo "Đã yêu cầu bổ sung 1 lần, trong khi phải hướng dẫn một lần, đầy đủ: hãy nêu lý do yêu cầu thêm."
    Và không có gì thay đổi

  Kịch bản: 12.2đ Chuyển hồ sơ trực tuyến cho cán bộ khác tiếp nhận
    Khi lúc 08:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai chuyển hồ sơ cho cán bộ Trần Văn Bình ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Và lúc 08:20 ngày 30/11/2026 cán bộ Trần Văn Bình hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì mã số hồ sơ là "H99.15-261130-0001"

  Kịch bản: 12.3 Lỗi đánh máy được sửa sau khi tiếp nhận, phải nêu rõ lý do
    Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Khi lúc 08:30 ngày 30/11/2026 cán bộ Nguyễn Thị Mai sửa lỗi đánh máy ở "Số điện thoại" thành "0912 000 003" vì "Gõ nhầm số cuối"
    Thì vết xử lý của hồ sơ còn nguyên vẹn
