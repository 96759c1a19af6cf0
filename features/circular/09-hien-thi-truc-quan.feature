# language: vi
Tính năng: Nhóm 9. Hiển thị trực quan chu trình lưu chuyển thủ tục hành chính
  Đã có: chu trình hiển thị dưới dạng sơ đồ, tô bước đã xong, đang xử lý, quá hạn của từng hồ sơ bằng màu và chữ; bản kể
  bằng chữ để in và để trình đọc màn hình đọc. Lãnh đạo thấy trên sơ đồ của thủ tục số hồ sơ đang chờ và quá hạn ở từng
  bước, thời gian chờ nhận và xử lý, bước và đơn vị làm hồ sơ quá hạn, và xem lại được diễn biến của từng hồ sơ.

  Bối cảnh:
    Cho thủ tục "Đăng ký thành lập hộ kinh doanh" đã được công bố
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí                |
      | Nguyễn Thị Mai | Bộ phận một cửa       |
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

  Kịch bản: 9 Sơ đồ của hồ sơ cho thấy bước đã xong, bước đang xử lý, rồi bước quá hạn
    Cho lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì lúc 08:30 ngày 30/11/2026 sơ đồ của hồ sơ cho thấy:
      | Kiểm tra, tiếp nhận hồ sơ | Đã xong    |
      | Phân công thẩm định       | Đang xử lý |
    Và bản kể bằng chữ của sơ đồ đánh dấu đang ở bước "Phân công thẩm định"
    Và lúc 08:30 ngày 01/12/2026 sơ đồ của hồ sơ cho thấy:
      | Kiểm tra, tiếp nhận hồ sơ | Đã xong |
      | Phân công thẩm định       | Quá hạn |

  Kịch bản: 9 Bước phải làm lại thì đang xử lý, không còn là đã xong
    Cho lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
    Khi lúc 10:00 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã thu hồi hồ sơ vì "phân công nhầm"
    Thì lúc 10:05 ngày 30/11/2026 sơ đồ của hồ sơ cho thấy:
      | Kiểm tra, tiếp nhận hồ sơ | Đã xong    |
      | Phân công thẩm định       | Đang xử lý |

  Kịch bản: 9 Lãnh đạo thấy trên sơ đồ của thủ tục mỗi bước có bao nhiêu hồ sơ chờ, bao nhiêu quá hạn
    Cho lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 08:00 ngày 01/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Thì lúc 08:30 ngày 01/12/2026 trên sơ đồ của thủ tục cán bộ Lê Quang Thanh thấy:
      | Bước                       | Đang chờ | Quá hạn |
      | Kiểm tra, tiếp nhận hồ sơ  | 1        | 0       |
      | Phân công thẩm định        | 1        | 1       |

  Kịch bản: 9 Thời gian chờ nhận tách khỏi thời gian xử lý, tính bằng phút làm việc
    Cho lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã nhận việc ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 11:00 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã nhận việc ở bước "Phân công thẩm định"
    Và lúc 14:00 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
    Thì trong 30 ngày qua cán bộ Lê Quang Thanh thấy thời gian ở từng bước:
      | Bước                      | Chờ nhận | Xử lý |
      | Kiểm tra, tiếp nhận hồ sơ | 5        | 10    |
      | Phân công thẩm định       | 160      | 60    |

  Kịch bản: 9 Quá hạn được quy về bước và đơn vị dùng quá thời gian của mình
    Cho lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 08:30 ngày 10/12/2026 trên sơ đồ của thủ tục cán bộ Lê Quang Thanh thấy:
      | Bước                | Đang chờ | Quá hạn |
      | Phân công thẩm định | 1        | 1       |
    Thì trong 30 ngày qua cán bộ Lê Quang Thanh thấy hồ sơ quá hạn vì:
      | Bước                | Đơn vị                      | Phút vượt |
      | Phân công thẩm định | UBND xã Hòa Bình (minh họa) | 3730      |

  Kịch bản: 9 Xem lại diễn biến của một hồ sơ trên sơ đồ, đúng như lúc ấy
    Cho lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã nhận việc ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì xem lại diễn biến thì ngay sau 08:05 ngày 30/11/2026 hồ sơ ở bước "Kiểm tra, tiếp nhận hồ sơ", do chưa ai giữ
    Và xem lại diễn biến thì ngay sau 08:10 ngày 30/11/2026 hồ sơ ở bước "Kiểm tra, tiếp nhận hồ sơ", do Nguyễn Thị Mai giữ
    Và xem lại diễn biến thì ngay sau 08:20 ngày 30/11/2026 hồ sơ ở bước "Phân công thẩm định", do chưa ai giữ
