# language: vi
Tính năng: Nhóm 7. Lập chu trình từ bảng các bước của quyết định
  Quyết định phê duyệt quy trình nội bộ có bảng các bước; hệ thống lập từ bảng ấy sơ đồ chạy được, thời hạn từng bước đến
  phút, có bổ sung, từ chối, trả lại. Người, cơ quan trong các kịch bản đều là hư cấu.

  Bối cảnh:
    Cho lập và công bố thủ tục "Cấp bản sao từ sổ gốc" từ bảng các bước:
      | STT | Nội dung công việc | Người thực hiện   | Thời gian |
      | 1   | Tiếp nhận hồ sơ    | Bộ phận một cửa   | 02 giờ    |
      | 2   | Thẩm định hồ sơ    | Chuyên viên       | 03 giờ    |
      | 3   | Ký duyệt           | Lãnh đạo UBND xã  | 02 giờ    |
      | 4   | Phát hành          | Văn thư           | 01 giờ    |
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí           |
      | Nguyễn Thị Mai | Bộ phận một cửa  |
      | Đỗ Thị Lan     | Chuyên viên      |
      | Lê Quang Thanh | Lãnh đạo UBND xã |
      | Vũ Thu Hà      | Văn thư          |
    Và người nộp khai:
      | Họ và tên            | Trần Thị Minh Họa                           |
      | Số định danh cá nhân | 001190000010                                |
      | Địa chỉ              | Số 12 đường Hoa Sữa, xã Hòa Bình (minh họa) |
      | Số điện thoại        | 0912 000 001                                |
      | Nội dung đề nghị     | Cấp 02 bản sao (minh họa).                  |
    Và lúc 08:00 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:30 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |

  Kịch bản: 7.1, 7.2 Hồ sơ chạy theo bảng, hạn từng bước và tổng các bước tính theo giờ làm việc
    Thì ngày hẹn trả kết quả là 08:30 ngày 01/12/2026
    Và hồ sơ đang chờ Chuyên viên ở bước "Thẩm định hồ sơ"
    Và hạn của bước "Thẩm định hồ sơ" là 11:30 ngày 30/11/2026
    Khi lúc 11:00 ngày 30/11/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện giải quyết |
      | Nội dung thẩm định | Khớp với sổ gốc.        |
    Thì hạn của bước "Ký duyệt" là 15:00 ngày 30/11/2026
    Khi lúc 14:00 ngày 30/11/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký duyệt":
      | Kết quả bước Ký duyệt | Đồng ý |
    Và lúc 14:30 ngày 30/11/2026 cán bộ Vũ Thu Hà hoàn thành bước "Phát hành":
      | Số văn bản | 12/SL |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đang trả kết quả"
    Và hồ sơ được giải quyết đúng hạn
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Trả kết quả"

  Kịch bản: 7.3 Chu trình có bước yêu cầu bổ sung dù bảng không ghi
    Khi lúc 09:00 ngày 30/11/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ |
      | Nội dung thẩm định          | Chưa rõ số sổ.             |
      | Lý do, nội dung cần bổ sung | Nêu số sổ, năm đăng ký.    |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đủ điều kiện giải quyết"
    Và thời hạn giải quyết đang tạm dừng

  Kịch bản: 7.1 Bảng có bước không ghi người thực hiện thì không lập, và nêu dòng
    Khi lập và công bố thủ tục "Cấp bản sao quyết định" từ bảng các bước:
      | STT | Nội dung công việc | Người thực hiện | Thời gian |
      | 1   | Tiếp nhận hồ sơ    | Bộ phận một cửa | 02 giờ    |
      | 2   | Thẩm định hồ sơ    |                 | 03 giờ    |
    Thì thao tác bị từ chối với thông báo "Bảng bị từ chối, dòng 3: bước 'Thẩm định hồ sơ' không có người thực hiện."
    Và không có gì thay đổi
