# language: vi
Tính năng: Nhóm 15 và 20. Thời hạn giải quyết: gia hạn, xin lỗi và hẹn lại, lịch thay đổi
  Đã có: gia hạn khi thủ tục quy định (15.5), tính tiếp hoặc tính lại sau bổ sung (15.8), việc xin lỗi tự xuất hiện trước
  khi hết hạn, soạn, ký, thông báo (20.5), hạn dời theo ngày nghỉ mới. Chưa có: in văn bản xin lỗi.

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

  Kịch bản: 20.5 Một ngày làm việc trước khi hết hạn có việc soạn văn bản xin lỗi; hẹn lại không dời hạn pháp lý
    Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
    Khi các mốc nhắc việc chạy lúc 08:20 ngày 02/12/2026
    Thì việc "Xin lỗi và hẹn lại ngày trả kết quả" đang chờ
    Khi lúc 09:00 ngày 02/12/2026 cán bộ Đỗ Thị Lan soạn văn bản xin lỗi, hẹn lại 17:00 ngày 07/12/2026 vì "Chờ xác minh thực địa."
    Và lúc 09:05 ngày 02/12/2026 cán bộ Đỗ Thị Lan ký văn bản xin lỗi
    Thì thao tác bị từ chối với thông báo "Không ai được tự phê duyệt đề nghị của mình."
    Khi lúc 10:00 ngày 02/12/2026 cán bộ Lê Quang Thanh ký văn bản xin lỗi
    Thì ngày hẹn trả kết quả là 08:20 ngày 03/12/2026
    Khi lúc 10:30 ngày 02/12/2026 cán bộ Đỗ Thị Lan thông báo văn bản xin lỗi cho người nộp
    Thì ngày hẹn trả kết quả là 17:00 ngày 07/12/2026
    Và hạn xử lý hồ sơ là 08:20 ngày 03/12/2026
    Khi đến lúc 08:00 ngày 04/12/2026
    Thì hồ sơ quá hạn
    Khi lúc 09:00 ngày 04/12/2026 cán bộ Đỗ Thị Lan soạn văn bản xin lỗi, hẹn lại 17:00 ngày 09/12/2026 vì "Vẫn chờ."
    Thì thao tác bị từ chối với thông báo "Đã hẹn lại 1 lần, hết số lần pháp luật cho phép."

  Kịch bản: 15.5 Gia hạn khi thủ tục quy định, đúng số lần
    Cho thủ tục được gia hạn một lần thêm 2 ngày làm việc
    Và lúc 08:10 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Khi lúc 09:00 ngày 01/12/2026 cán bộ Phạm Văn Hùng gia hạn hồ sơ vì "Nội dung phức tạp."
    Thì hạn xử lý hồ sơ là 08:20 ngày 07/12/2026
    Và ngày hẹn trả kết quả là 08:20 ngày 07/12/2026
    Khi lúc 10:00 ngày 01/12/2026 cán bộ Phạm Văn Hùng gia hạn hồ sơ vì "Vẫn phức tạp."
    Thì thao tác bị từ chối với thông báo "Đã gia hạn 'phuc-tap' 1 lần, hết số lần thủ tục cho phép."
    Và không có gì thay đổi

  Kịch bản: 15.5 Thủ tục không quy định gia hạn thì không gia hạn được
    Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Khi lúc 09:00 ngày 01/12/2026 cán bộ Phạm Văn Hùng gia hạn hồ sơ vì "Nội dung phức tạp."
    Thì thao tác bị từ chối với thông báo "Thủ tục không quy định gia hạn 'phuc-tap'; các trường hợp được gia hạn: -."
    Và không có gì thay đổi

  Kịch bản: 15.8 Thủ tục quy định tính tiếp thì chỉ phần thời hạn còn lại chạy tiếp sau khi nhận đủ
    Cho sau khi bổ sung, thủ tục tính tiếp phần thời hạn còn lại
    Và lúc 08:10 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
    Khi lúc 08:20 ngày 01/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ |
      | Nội dung thẩm định          | Ngành, nghề ghi chưa rõ.   |
      | Lý do, nội dung cần bổ sung | Ghi rõ ngành, nghề.        |
    Và lúc 14:00 ngày 08/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì ngày hẹn trả kết quả là 14:00 ngày 10/12/2026

  Kịch bản: Ngày nghỉ mới được quyết định thì hạn dời sau khi tính lại, ngày hẹn không bao giờ sớm hơn
    Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và ngày 02/12/2026 được quyết định là ngày nghỉ của cả nước
    Thì ngày hẹn trả kết quả là 08:20 ngày 03/12/2026
    Khi hạn của các hồ sơ đang giải quyết được tính lại
    Thì ngày hẹn trả kết quả là 08:20 ngày 04/12/2026
    Và hạn xử lý hồ sơ là 08:20 ngày 04/12/2026
