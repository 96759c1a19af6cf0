# language: vi
Tính năng: Nhóm 13. Tiếp nhận bổ sung hồ sơ
  Đã có: cập nhật từng nội dung bổ sung, một phần hoặc đủ (mục 2); chuyển xử lý tiếp khi đã đủ (mục 3). Chưa có: danh
  sách hồ sơ chờ bổ sung trên màn hình (mục 1); thông báo cho cán bộ tiếp nhận (mục 4).

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
    Và lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và phiếu yêu cầu bổ sung gồm:
      | Nội dung                           | Lý do           | Hướng dẫn          |
      | Giấy đề nghị đăng ký hộ kinh doanh | Không đọc được  | Nộp bản rõ nét.    |
      | Số điện thoại                      | Chưa chính xác  | Ghi số đang dùng.  |
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã yêu cầu bổ sung ở bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Theo phiếu yêu cầu bổ sung.                    |

  Kịch bản: 13.2 Mới nhận một phần thì chưa xác nhận đủ được
    Khi lúc 09:00 ngày 30/11/2026 cán bộ Nguyễn Thị Mai nhận bổ sung nội dung "Số điện thoại" là "0912 000 002"
    Và lúc 09:05 ngày 30/11/2026 cán bộ Nguyễn Thị Mai xác nhận nhận đủ ở bước "Hướng dẫn một lần, nhận hồ sơ hoàn thiện":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì thao tác bị từ chối với thông báo "Chưa nhận đủ; còn thiếu: Giấy đề nghị đăng ký hộ kinh doanh."
    Và không có gì thay đổi

  Kịch bản: 13.3 Nhận đủ thì hồ sơ trở lại bước kiểm tra
    Khi lúc 09:00 ngày 30/11/2026 cán bộ Nguyễn Thị Mai nhận bổ sung nội dung "Số điện thoại" là "0912 000 002"
    Và lúc 10:00 ngày 30/11/2026 cán bộ Trần Văn Bình nhận bổ sung giấy tờ "Giấy đề nghị đăng ký hộ kinh doanh"
    Và lúc 10:05 ngày 30/11/2026 cán bộ Trần Văn Bình xác nhận nhận đủ ở bước "Hướng dẫn một lần, nhận hồ sơ hoàn thiện":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
