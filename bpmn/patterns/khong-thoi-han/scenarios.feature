# language: vi
Tính năng: Mẫu không có thời hạn (0.000000)
  Kịch bản khởi đầu, đi cùng mẫu: mỗi đường đi một kịch bản. Người, số
  điện thoại và địa chỉ đều là hư cấu.

  Bối cảnh:
    Cho thủ tục "Mẫu không có thời hạn" đã được công bố
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí          |
      | Nguyễn Thị Mai | Bộ phận một cửa |
      | Phạm Văn Hùng  | Chuyên viên     |
      | Đỗ Thị Lan     | Văn thư         |
    Và người nộp khai:
      | Họ và tên            | Trần Thị Minh Họa                           |
      | Số định danh cá nhân | 001190000010                                |
      | Địa chỉ              | Số 12 đường Hoa Sữa, xã Hòa Bình (minh họa) |
      | Số điện thoại        | 0912 000 001                                |
      | Nội dung đề nghị     | Đề nghị giải quyết thủ tục (minh họa).      |

  Kịch bản: Hồ sơ đủ điều kiện được giải quyết và trả kết quả
    Cho lúc 08:05 ngày 07/07/2025 người nộp đã nộp hồ sơ trực tiếp
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Tiếp nhận hồ sơ"
    Khi lúc 08:10 ngày 07/07/2025 cán bộ Nguyễn Thị Mai hoàn thành bước "Tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và hồ sơ đang chờ Chuyên viên ở bước "Kiểm tra hồ sơ thông báo"
    Khi lúc 08:11 ngày 07/07/2025 cán bộ Phạm Văn Hùng hoàn thành bước "Kiểm tra hồ sơ thông báo":
      | Ý kiến thẩm định   | Đủ điều kiện giải quyết |
      | Nội dung thẩm định | Lý do minh họa.         |
    Thì hồ sơ đang chờ Văn thư ở bước "Phát hành văn bản ghi nhận"
    Khi lúc 08:12 ngày 07/07/2025 cán bộ Đỗ Thị Lan hoàn thành bước "Phát hành văn bản ghi nhận":
      | Số văn bản | 01/KQ |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đang trả kết quả"
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Trả kết quả"
    Khi lúc 08:13 ngày 07/07/2025 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
      | Họ và tên người nhận | Trần Thị Minh Họa |
      | Hình thức trả        | Trực tiếp         |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đã trả kết quả"
    Và hồ sơ đã kết thúc
    Và vết xử lý của hồ sơ còn nguyên vẹn

  Kịch bản: Hồ sơ chưa đầy đủ được hướng dẫn hoàn thiện rồi tiếp nhận
    Cho lúc 08:05 ngày 07/07/2025 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:10 ngày 07/07/2025 cán bộ Nguyễn Thị Mai hoàn thành bước "Tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Lý do minh họa.                                |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đầy đủ, chưa chính xác"
    Khi lúc 08:11 ngày 07/07/2025 cán bộ Nguyễn Thị Mai hoàn thành bước "Hướng dẫn một lần, nhận hồ sơ hoàn thiện":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Tiếp nhận hồ sơ"
    Khi lúc 08:12 ngày 07/07/2025 cán bộ Nguyễn Thị Mai hoàn thành bước "Tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Kiểm tra hồ sơ thông báo"

  Kịch bản: Hồ sơ chưa đầy đủ mà quá 30 ngày không hoàn thiện
    Cho lúc 08:05 ngày 07/07/2025 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:10 ngày 07/07/2025 cán bộ Nguyễn Thị Mai hoàn thành bước "Tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Lý do minh họa.                                |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đầy đủ, chưa chính xác"
    Khi đến lúc 08:11 ngày 06/08/2025
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Tiếp nhận hồ sơ"
    Khi lúc 08:11 ngày 06/08/2025 cán bộ Nguyễn Thị Mai hoàn thành bước "Tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận |
      | Lý do (nêu rõ lý do)   | Lý do minh họa.   |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Từ chối tiếp nhận"
    Và hồ sơ đã kết thúc

  Kịch bản: Từ chối tiếp nhận hồ sơ, nêu rõ lý do
    Cho lúc 08:05 ngày 07/07/2025 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:10 ngày 07/07/2025 cán bộ Nguyễn Thị Mai hoàn thành bước "Tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận |
      | Lý do (nêu rõ lý do)   | Lý do minh họa.   |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Từ chối tiếp nhận"
    Và hồ sơ đã kết thúc

  Kịch bản: Yêu cầu bổ sung, người nộp bổ sung đủ
    Cho lúc 08:05 ngày 07/07/2025 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:10 ngày 07/07/2025 cán bộ Nguyễn Thị Mai hoàn thành bước "Tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 08:11 ngày 07/07/2025 cán bộ Phạm Văn Hùng hoàn thành bước "Kiểm tra hồ sơ thông báo":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ |
      | Nội dung thẩm định          | Lý do minh họa.            |
      | Lý do, nội dung cần bổ sung | Nộp giấy tờ còn thiếu.     |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đủ điều kiện giải quyết"
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"
    Khi lúc 08:12 ngày 07/07/2025 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Kiểm tra hồ sơ thông báo"
    Và trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"

  Kịch bản: Yêu cầu bổ sung, quá 30 ngày không bổ sung thì dừng xử lý
    Cho lúc 08:05 ngày 07/07/2025 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:10 ngày 07/07/2025 cán bộ Nguyễn Thị Mai hoàn thành bước "Tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 08:11 ngày 07/07/2025 cán bộ Phạm Văn Hùng hoàn thành bước "Kiểm tra hồ sơ thông báo":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ |
      | Nội dung thẩm định          | Lý do minh họa.            |
      | Lý do, nội dung cần bổ sung | Nộp giấy tờ còn thiếu.     |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đủ điều kiện giải quyết"
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"
    Khi đến lúc 08:12 ngày 06/08/2025
    Thì hồ sơ đang chờ Chuyên viên ở bước "Xem xét dừng xử lý"
    Khi lúc 08:12 ngày 06/08/2025 cán bộ Phạm Văn Hùng hoàn thành bước "Xem xét dừng xử lý":
      | Kết quả xem xét | Dừng xử lý      |
      | Lý do           | Lý do minh họa. |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Quá thời hạn bổ sung hồ sơ"
    Và hồ sơ đã kết thúc

  Kịch bản: Yêu cầu bổ sung, quá 30 ngày thì cho thêm thời gian
    Cho lúc 08:05 ngày 07/07/2025 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:10 ngày 07/07/2025 cán bộ Nguyễn Thị Mai hoàn thành bước "Tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 08:11 ngày 07/07/2025 cán bộ Phạm Văn Hùng hoàn thành bước "Kiểm tra hồ sơ thông báo":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ |
      | Nội dung thẩm định          | Lý do minh họa.            |
      | Lý do, nội dung cần bổ sung | Nộp giấy tờ còn thiếu.     |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đủ điều kiện giải quyết"
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"
    Khi đến lúc 08:12 ngày 06/08/2025
    Thì hồ sơ đang chờ Chuyên viên ở bước "Xem xét dừng xử lý"
    Khi lúc 08:12 ngày 06/08/2025 cán bộ Phạm Văn Hùng hoàn thành bước "Xem xét dừng xử lý":
      | Kết quả xem xét | Cho thêm thời gian bổ sung |
      | Lý do           | Lý do minh họa.            |
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"

  Kịch bản: Không đủ điều kiện giải quyết thì trả thông báo
    Cho lúc 08:05 ngày 07/07/2025 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:10 ngày 07/07/2025 cán bộ Nguyễn Thị Mai hoàn thành bước "Tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 08:11 ngày 07/07/2025 cán bộ Phạm Văn Hùng hoàn thành bước "Kiểm tra hồ sơ thông báo":
      | Ý kiến thẩm định   | Không đủ điều kiện giải quyết |
      | Nội dung thẩm định | Lý do minh họa.               |
    Và lúc 08:12 ngày 07/07/2025 cán bộ Đỗ Thị Lan hoàn thành bước "Phát hành văn bản ghi nhận":
      | Số văn bản | 01/KQ |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Không đủ điều kiện giải quyết"
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Trả thông báo không giải quyết"
    Khi lúc 08:13 ngày 07/07/2025 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả thông báo không giải quyết":
      | Họ và tên người nhận                  | Trần Thị Minh Họa |
      | Lý do không giải quyết (nêu rõ lý do) | Lý do minh họa.   |
      | Hình thức trả                         | Trực tiếp         |
    Thì hồ sơ đã kết thúc

  Kịch bản: Người nộp yêu cầu dừng thực hiện và được đồng ý
    Cho lúc 08:05 ngày 07/07/2025 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:10 ngày 07/07/2025 cán bộ Nguyễn Thị Mai hoàn thành bước "Tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 08:11 ngày 07/07/2025 cán bộ Phạm Văn Hùng ghi nhận yêu cầu dừng thực hiện vì "Người nộp đề nghị."
    Và cán bộ Lý Văn Minh giữ vị trí Lãnh đạo, mã "lanh-dao"
    Và lúc 08:12 ngày 07/07/2025 cán bộ Lý Văn Minh đồng ý dừng thực hiện vì "Chưa có kết quả."
    Thì hồ sơ đã kết thúc
