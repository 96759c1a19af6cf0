# language: vi
Tính năng: Nhóm 27. Chỉ đạo, điều hành
  Đã có: hồ sơ cần xử lý (mục 1); số hồ sơ đúng hạn, quá hạn theo kỳ (mục 2) trên trang của cán bộ; hồ sơ đang ở bước nào,
  ai giữ, quá hạn ở đâu, sắp đến hạn (mục 4); danh sách kiểm soát, đôn đốc và kết quả đôn đốc. Số nào cũng dẫn tới đúng
  chừng ấy hồ sơ, trong phạm vi được xem. Chưa có: công khai số liệu (mục 2), tra cứu, hướng dẫn cho tổ chức, cá nhân (mục 3).

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
    Và cán bộ Hoàng Văn Soát giữ vị trí Kiểm soát thủ tục, mã "kiem-soat"
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
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"

  Quy tắc: 27.1, 27.4 Hồ sơ cần xử lý; đang ở bộ phận nào, ai xử lý, sắp đến hạn, quá hạn

    Kịch bản: Lãnh đạo thấy hồ sơ từ lúc trong hạn, sắp đến hạn đến lúc quá hạn
      Thì trên bảng điều hành, cán bộ Lê Quang Thanh thấy:
        | Đang giải quyết    | 1 |
        | Trong hạn          | 1 |
        | Tiếp nhận trong kỳ | 1 |
      Khi lúc 09:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan nhận việc ở bước "Thẩm định hồ sơ"
      Và đến lúc 08:00 ngày 03/12/2026
      Thì trên bảng điều hành, cán bộ Lê Quang Thanh thấy:
        | Sắp đến hạn | 1 |
        | Quá hạn     | 0 |
      Khi đến lúc 08:00 ngày 07/12/2026
      Thì trên bảng điều hành, cán bộ Lê Quang Thanh thấy:
        | Đang giải quyết | 1 |
        | Sắp đến hạn     | 0 |
        | Quá hạn         | 1 |
      Và trên bảng điều hành, cán bộ Lê Quang Thanh thấy việc đang ở:
        | Bước            | Việc | Quá hạn |
        | Thẩm định hồ sơ | 1    | 1       |
      Và trên bảng điều hành, cán bộ Lê Quang Thanh thấy ai đang giữ:
        | Cán bộ     | Việc | Quá hạn |
        | Đỗ Thị Lan | 1    | 1       |

    Kịch bản: Ai giữ bao nhiêu việc chỉ người được đôn đốc mới thấy
      Khi lúc 09:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan nhận việc ở bước "Thẩm định hồ sơ"
      Thì trên bảng điều hành, cán bộ Bùi Minh Đức thấy ai đang giữ:
        | Cán bộ | Việc | Quá hạn |
      Và trên bảng điều hành, cán bộ Bùi Minh Đức thấy việc đang ở:
        | Bước            | Việc | Quá hạn |
        | Thẩm định hồ sơ | 1    | 0       |

  Quy tắc: 27.2 Số hồ sơ xử lý đúng hạn, quá hạn theo kỳ

    Kịch bản: Hồ sơ xong sau hạn được tính là xong quá hạn
      Khi lúc 09:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
        | Nội dung thẩm định | Tên không trùng trong phạm vi xã.                      |
      Và lúc 09:30 ngày 07/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
        | Kết quả soát xét | Đồng ý, trình ký |
      Và lúc 10:00 ngày 07/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký duyệt":
        | Kết quả ký duyệt | Ký duyệt |
      Và lúc 10:30 ngày 07/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, phát hành":
        | Số văn bản | 41H8000123 |
      Thì trên bảng điều hành, cán bộ Lê Quang Thanh thấy:
        | Đang giải quyết          | 0 |
        | Giải quyết xong trong kỳ | 1 |
        | Giải quyết đúng hạn      | 0 |
        | Giải quyết quá hạn       | 1 |

  Quy tắc: Kiểm soát thủ tục hành chính theo dõi và đôn đốc

    Kịch bản: Hồ sơ quá hạn, lâu không có thao tác vào danh sách kiểm soát; đôn đốc rồi thì thấy đã làm gì
      Khi đến lúc 08:00 ngày 08/12/2026
      Thì cán bộ Hoàng Văn Soát có các danh sách kiểm soát:
        | Hồ sơ quá hạn                    | 1 |
        | Quá hạn chưa có văn bản xin lỗi  | 1 |
        | Lâu không có thao tác            | 1 |
        | Yêu cầu bổ sung quá một lần      | 0 |
        | Hồ sơ được gia hạn               | 0 |
      Khi lúc 08:10 ngày 08/12/2026 cán bộ Hoàng Văn Soát đôn đốc bước "Thẩm định hồ sơ": "Đề nghị thẩm định trong ngày"
      Thì cán bộ Hoàng Văn Soát thấy đã đôn đốc:
        | Bước            | Nội dung                      | Sau đó | Ai |
        | Thẩm định hồ sơ | Đề nghị thẩm định trong ngày  |        |    |
      Khi lúc 08:30 ngày 08/12/2026 cán bộ Đỗ Thị Lan nhận việc ở bước "Thẩm định hồ sơ"
      Thì cán bộ Hoàng Văn Soát thấy đã đôn đốc:
        | Bước            | Nội dung                      | Sau đó    | Ai         |
        | Thẩm định hồ sơ | Đề nghị thẩm định trong ngày  | Nhận việc | Đỗ Thị Lan |
      Và cán bộ Hoàng Văn Soát có các danh sách kiểm soát:
        | Hồ sơ quá hạn         | 1 |
        | Lâu không có thao tác | 0 |
