# language: vi
Tính năng: Nhóm 26. Tra cứu tình trạng hồ sơ
  Đã có: tra cứu công khai theo mã số hồ sơ và theo mã QR trên giấy tiếp nhận, chỉ mức độ hoàn thành, không có thông tin cá
  nhân, tên cán bộ, lý do. Chưa có: SMS, ứng dụng OTT.

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
    Và lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp

  Kịch bản: 26.2 Theo mã số hồ sơ: chỉ biết mức độ hoàn thành
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì tra cứu công khai bằng mã số hồ sơ chỉ cho biết:
      | Mã số hồ sơ       | H99.15-261130-0001        |
      | Trạng thái        | Đang xử lý                |
      | Mức độ hoàn thành | bước 2/7                  |
      | Hẹn trả kết quả   | 08:20 ngày 03/12/2026     |

  Kịch bản: 26.2 Theo mã QR trên giấy tiếp nhận: biết thêm thủ tục, nơi tiếp nhận, nơi trả kết quả
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì tra cứu công khai bằng mã QR trên giấy tiếp nhận chỉ cho biết:
      | Mã số hồ sơ       | H99.15-261130-0001                      |
      | Trạng thái        | Đang xử lý                              |
      | Chi tiết          | Đã chuyển cơ quan có thẩm quyền giải quyết |
      | Mức độ hoàn thành | bước 2/7                                |
      | Hẹn trả kết quả   | 08:20 ngày 03/12/2026                   |
      | Thủ tục           | Đăng ký thành lập hộ kinh doanh         |
      | Nơi tiếp nhận     | UBND xã Hòa Bình (minh họa)             |
      | Nơi trả kết quả   | UBND xã Hòa Bình (minh họa)             |

  Kịch bản: 26.1 Mã số không có và mã bảo mật sai được trả lời như nhau
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì tra cứu công khai bằng mã số "H99.15-261130-0009" được trả lời "Không có hồ sơ nào mang mã số này, hoặc mã bảo mật không đúng. Hãy xem lại trên giấy tiếp nhận."
    Và tra cứu công khai bằng mã số hồ sơ với mã bảo mật "AAAA-AAAA-AAAA-AAAA" được trả lời "Không có hồ sơ nào mang mã số này, hoặc mã bảo mật không đúng. Hãy xem lại trên giấy tiếp nhận."

  Kịch bản: 26.1 Hồ sơ phải bổ sung: không nêu lý do, không tiến thêm bước nào
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Thiếu bản sao giấy tờ của Trần Thị Minh Họa    |
    Thì tra cứu công khai bằng mã QR trên giấy tiếp nhận chỉ cho biết:
      | Trạng thái        | Yêu cầu bổ sung giấy tờ              |
      | Chi tiết          | Hồ sơ chưa đầy đủ, chưa chính xác    |
      | Mức độ hoàn thành | bước 1/7                             |
      | Thủ tục           | Đăng ký thành lập hộ kinh doanh      |
      | Nơi tiếp nhận     | UBND xã Hòa Bình (minh họa)          |
      | Nơi trả kết quả   | UBND xã Hòa Bình (minh họa)          |
