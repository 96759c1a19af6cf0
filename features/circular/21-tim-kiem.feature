# language: vi
Tính năng: Nhóm 21. Tìm kiếm
  Đã có: tìm theo từng tiêu chí hoặc kết hợp, có dấu hoặc không dấu, chỉ trong hồ sơ mà cán bộ được xem. Chưa có: màn hình.

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
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |

  Khung kịch bản: 21.1 Tìm theo từng tiêu chí
    Thì cán bộ Nguyễn Thị Mai tìm được 1 hồ sơ theo:
      | <tiêu chí> | <có> |
    Và cán bộ Nguyễn Thị Mai tìm được 0 hồ sơ theo:
      | <tiêu chí> | <không> |

    Dữ liệu:
      | tiêu chí                | có                              | không             |
      | Tiếp nhận từ ngày       | 30/11/2026                      | 01/12/2026        |
      | Tiếp nhận đến ngày      | 30/11/2026                      | 29/11/2026        |
      | Hạn giải quyết đến ngày | 03/12/2026                      | 02/12/2026        |
      | Lĩnh vực                | ho kinh doanh                   | Hộ tịch           |
      | Đơn vị                  | hoa binh                        | Tân Lập           |
      | Trạng thái              | dang xu ly                      | Đã trả lại        |
      | Thủ tục                 | Đăng ký thành lập hộ kinh doanh | Đăng ký khai sinh |
      | Tên công dân            | nguoi nop                       | Nguyễn Văn        |
      | Mã hồ sơ                | H99.15                          | H99.16            |

  Kịch bản: 21.2 Kết hợp nhiều tiêu chí: phải đúng tất cả
    Thì cán bộ Nguyễn Thị Mai tìm được 1 hồ sơ theo:
      | Tên công dân | Người nộp  |
      | Trạng thái   | Đang xử lý |
    Và cán bộ Nguyễn Thị Mai tìm được 0 hồ sơ theo:
      | Tên công dân | Người nộp      |
      | Trạng thái   | Được tiếp nhận |
