# language: vi
Tính năng: Nhóm 7. Chu trình lưu chuyển, xử lý của thủ tục
  Đã có: quy trình là sơ đồ chạy được, sửa xong công bố phiên bản mới, hồ sơ cũ giữ phiên bản của mình (mục 1); thời hạn
  của từng bước đặt đến phút, tổng thời gian các bước không vượt thời hạn giải quyết (mục 2); chu trình có yêu cầu bổ sung
  (mục 3). Chưa có: tiếp nhận từ Cổng Dịch vụ công quốc gia và hệ thống của trung ương (mục 4).

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

  Khung kịch bản: 7.2 Thời hạn của bước đặt đến phút, tính theo giờ làm việc
    Cho lúc <nộp> người nộp đã nộp hồ sơ trực tuyến
    Khi lúc <nhận> cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc <giao> cán bộ Phạm Văn Hùng hoàn thành bước "Phân công thẩm định"
    Thì hạn của bước "Thẩm định hồ sơ" là <hạn>

    Dữ liệu: Thẩm định trong 6 giờ làm việc, qua giờ nghỉ trưa, qua đêm, qua cuối tuần và qua ngày 24/11
      | nộp                   | nhận                  | giao                  | hạn                   |
      | 07:30 ngày 30/11/2026 | 07:40 ngày 30/11/2026 | 07:55 ngày 30/11/2026 | 15:55 ngày 30/11/2026 |
      | 08:05 ngày 30/11/2026 | 08:20 ngày 30/11/2026 | 14:37 ngày 30/11/2026 | 10:37 ngày 01/12/2026 |
      | 08:05 ngày 27/11/2026 | 08:20 ngày 27/11/2026 | 16:01 ngày 27/11/2026 | 14:01 ngày 30/11/2026 |
      | 08:05 ngày 23/11/2026 | 08:20 ngày 23/11/2026 | 16:59 ngày 23/11/2026 | 14:59 ngày 25/11/2026 |

  Kịch bản: 7.2 Bước quá hạn ngay khi hết phút cuối cùng
    Cho lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tuyến
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 14:37 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
    Khi đến lúc 10:37 ngày 01/12/2026
    Thì bước "Thẩm định hồ sơ" trong hạn
    Khi đến lúc 10:38 ngày 01/12/2026
    Thì bước "Thẩm định hồ sơ" quá hạn
    Nhưng hồ sơ trong hạn

  Khung kịch bản: 7.1, 7.2 Đặt lại thời hạn của bước đến từng phút, công bố rồi áp dụng cho hồ sơ mới
    Cho bước "Thẩm định hồ sơ" được đặt thời hạn <số phút> phút
    Và lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Khi lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Phân công thẩm định"
    Thì hạn của bước "Thẩm định hồ sơ" là <hạn>

    Dữ liệu:
      | số phút | hạn                   |
      | 1       | 09:11 ngày 30/11/2026 |
      | 45      | 09:55 ngày 30/11/2026 |
      | 141     | 13:31 ngày 30/11/2026 |

  Kịch bản: 7.1 Hồ sơ đang giải quyết giữ quy trình lúc tiếp nhận khi có phiên bản mới
    Cho lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và bước "Thẩm định hồ sơ" được đặt thời hạn 45 phút
    Khi lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Phân công thẩm định"
    Thì hạn của bước "Thẩm định hồ sơ" là 17:10 ngày 30/11/2026

  Kịch bản: 7.3 Chu trình có bước yêu cầu và nhận hồ sơ bổ sung
    Cho lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
    Khi lúc 10:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ               |
      | Nội dung thẩm định          | Thiếu văn bản ủy quyền.                  |
      | Lý do, nội dung cần bổ sung | Nộp văn bản ủy quyền của các thành viên. |
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"

  Kịch bản: 7.1 Phiên bản mới nêu rõ khác gì phiên bản trước
    Cho bước "Thẩm định hồ sơ" được đặt thời hạn 45 phút
    Thì so với phiên bản trước, phiên bản đang áp dụng thay đổi:
      | 'Thẩm định hồ sơ': thời hạn 6 giờ làm việc → 45 phút làm việc. |

  Kịch bản: 7.1 Hồ sơ đang giải quyết chuyển sang phiên bản mới, giữ nguyên việc và thời hạn; hoàn tác được
    Cho lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
    Và bước "Thẩm định hồ sơ" được đặt thời hạn 45 phút
    Khi hồ sơ được chuyển sang phiên bản mới nhất
    Thì hạn của bước "Thẩm định hồ sơ" là 17:10 ngày 30/11/2026
    Và ngày hẹn trả kết quả là 08:20 ngày 03/12/2026
    Khi hoàn tác việc chuyển phiên bản của hồ sơ
    Thì hồ sơ đang chờ Chuyên viên thẩm định ở bước "Thẩm định hồ sơ"
    Và hạn của bước "Thẩm định hồ sơ" là 17:10 ngày 30/11/2026

  Kịch bản: 7.2 Tổng thời gian các bước vượt thời hạn giải quyết thì không công bố được
    Khi công bố bản sửa trong đó bước "Thẩm định hồ sơ" có thời hạn 600 phút
    Thì thao tác bị từ chối với thông báo "procedure.toml của 'dang-ky-thanh-lap-ho-kinh-doanh' có 1 lỗi; lỗi đầu tiên: Đường đi dài nhất mất 1680 phút làm việc (tiep_nhan 240 + phan_cong 120 + tham_dinh 600 + soat_xet 240 + ky_duyet 240 + phat_hanh 240), vượt thời hạn giải quyết P3D = 1440 phút, kênh tại quầy, trực tuyến, bưu chính. Hãy rút ngắn các bước trên đường đó, hoặc khai [[uncounted]] cho bước không tính vào thời hạn."
    Và không có gì thay đổi

  Kịch bản: 7.1 Nơi giải quyết thủ tục do người quản trị của đơn vị ghi theo quyết định, thôi từ một ngày
    Cho "UBND xã Tân Lập (minh họa)", mã định danh "H99.16", cũng có các cán bộ:
      | Họ và tên   | Vị trí          |
      | Cao Thị Nga | Bộ phận một cửa |
    Và cán bộ Dương Minh Quang giữ vị trí Quản trị, mã "quan-tri"
    Khi lúc 08:00 ngày 30/11/2026 cán bộ Dương Minh Quang ghi đơn vị "H99.15" giải quyết thủ tục từ ngày 01/12/2026 theo "Quyết định 12/QĐ-UBND (minh họa)"
    Thì thao tác bị từ chối với thông báo "Chưa đơn vị nào ghi giải quyết 'dang-ky-thanh-lap-ho-kinh-doanh'. Nơi đầu tiên ràng buộc mọi nơi khác: do quản trị toàn hệ thống ghi."
    Khi lúc 08:05 ngày 30/11/2026 quản trị toàn hệ thống ghi đơn vị "H99.15" giải quyết thủ tục từ ngày 01/12/2026 theo "Quyết định 12/QĐ-UBND (minh họa)"
    Thì ngày 30/11/2026 thủ tục do mọi nơi tiếp nhận giải quyết
    Và ngày 01/12/2026 thủ tục do "H99.15" giải quyết
    Khi lúc 08:10 ngày 30/11/2026 cán bộ Dương Minh Quang ghi đơn vị "H99.16" giải quyết thủ tục từ ngày 01/12/2026 theo "Quyết định 12/QĐ-UBND (minh họa)"
    Thì thao tác bị từ chối với thông báo "Bạn không có quyền quản trị ở đây."
    Và không có gì thay đổi
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Dương Minh Quang cho đơn vị "H99.15" thôi giải quyết thủ tục từ ngày 01/01/2027 theo "Quyết định 13/QĐ-UBND (minh họa)"
    Thì ngày 31/12/2026 thủ tục do "H99.15" giải quyết
    Và ngày 01/01/2027 không còn nơi nào giải quyết thủ tục
