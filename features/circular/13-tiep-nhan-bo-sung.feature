# language: vi
Tính năng: Nhóm 13. Tiếp nhận bổ sung hồ sơ
  Đã có: danh sách hồ sơ chờ bổ sung (mục 1); cập nhật từng nội dung bổ sung, một phần hoặc đủ (mục 2); chuyển xử lý
  tiếp cho đúng cán bộ đã yêu cầu, hoặc cho phòng khi cán bộ ấy vắng mặt (mục 3). Chưa có: màn hình; thông báo khi bổ sung
  trên Cổng (mục 4).

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

  Kịch bản: 13.1 Hồ sơ chờ bổ sung nằm trong danh sách của Bộ phận một cửa
    Thì ở mục 20.1.b, cán bộ Nguyễn Thị Mai thấy "Số hồ sơ chờ bổ sung" là 1

  Quy tắc: Hồ sơ đang thẩm định thì bổ sung

    Bối cảnh:
      Cho lúc 09:00 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
      Và lúc 09:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Và lúc 09:20 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
      Và lúc 10:00 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã yêu cầu bổ sung ở bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ |
        | Nội dung thẩm định          | Đơn không đọc được.        |
        | Lý do, nội dung cần bổ sung | Theo phiếu yêu cầu.        |

    Kịch bản: 13.3 Nhận đủ thì trở về đúng cán bộ đã yêu cầu
      Khi lúc 09:00 ngày 01/12/2026 cán bộ Nguyễn Thị Mai nhận bổ sung nội dung "Số điện thoại" là "0912 000 002"
      Và lúc 09:05 ngày 01/12/2026 cán bộ Nguyễn Thị Mai nhận bổ sung giấy tờ "Giấy đề nghị đăng ký hộ kinh doanh"
      Và lúc 09:10 ngày 01/12/2026 cán bộ Nguyễn Thị Mai xác nhận nhận đủ ở bước "Nhận hồ sơ bổ sung":
        | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
      Thì việc ở bước "Thẩm định hồ sơ" do cán bộ Đỗ Thị Lan giữ
      Và cán bộ Đỗ Thị Lan có 1 thông báo "Hồ sơ đã được bổ sung"
      Và thời hạn giải quyết đang tính

    Kịch bản: 13.3 Cán bộ đã yêu cầu vắng mặt thì hồ sơ về phòng
      Cho cán bộ Đỗ Thị Lan vắng mặt từ 01/12/2026 đến hết 05/12/2026, cán bộ Phạm Văn Hùng thay theo "Quyết định số 12/QĐ-UBND"
      Khi lúc 09:00 ngày 01/12/2026 cán bộ Nguyễn Thị Mai nhận bổ sung nội dung "Số điện thoại" là "0912 000 002"
      Và lúc 09:05 ngày 01/12/2026 cán bộ Nguyễn Thị Mai nhận bổ sung giấy tờ "Giấy đề nghị đăng ký hộ kinh doanh"
      Và lúc 09:10 ngày 01/12/2026 cán bộ Nguyễn Thị Mai xác nhận nhận đủ ở bước "Nhận hồ sơ bổ sung":
        | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
      Thì việc ở bước "Thẩm định hồ sơ" do chưa ai giữ

    Kịch bản: 13.2 Đánh dấu đã nhận đủ mà phiếu còn nội dung chưa nhận thì bị từ chối
      Khi lúc 09:00 ngày 01/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
        | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
      Thì thao tác bị từ chối với thông báo "Chưa nhận đủ; còn thiếu: Giấy đề nghị đăng ký hộ kinh doanh; Số điện thoại."
      Và không có gì thay đổi
      Và thời hạn giải quyết đang tạm dừng
