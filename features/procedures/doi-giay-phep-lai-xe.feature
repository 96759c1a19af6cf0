# language: vi
Tính năng: Đổi giấy phép lái xe (3.000347)
  Năm ngày làm việc; cần bổ sung thì thông báo trong 02 ngày làm việc; phải xác minh thì chưa giải quyết.
  Người, số điện thoại và địa chỉ trong các kịch bản đều là hư cấu.

  Bối cảnh:
    Cho thủ tục "Đổi giấy phép lái xe" đã được công bố
    Và "Công an tỉnh Minh Họa", mã định danh "H99.05", có các cán bộ:
      | Họ và tên      | Vị trí                             |
      | Nguyễn Thị Mai | Bộ phận một cửa                    |
      | Đỗ Thị Lan     | Cán bộ Phòng Cảnh sát giao thông   |
      | Lê Quang Thanh | Lãnh đạo Phòng Cảnh sát giao thông |
      | Vũ Thu Hà      | Bộ phận in giấy phép lái xe        |
    Và người nộp khai:
      | Họ và tên             | Trần Thị Minh Họa |
      | Số định danh cá nhân  | 001190000010      |
      | Ngày sinh             | 20/05/1990        |
      | Số điện thoại         | 0912 000 001      |
      | Số giấy phép lái xe   | 990080000001      |
      | Hạng giấy phép lái xe | B                 |
      | Lý do đổi             | Sắp hết hạn       |

  Kịch bản: Có trong hệ thống, đủ điều kiện thì đổi trước hạn
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Thì hồ sơ chưa có trạng thái theo Thông tư, thông tin là "Mới đăng ký, chờ tiếp nhận"
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ngày hẹn trả kết quả là 08:20 ngày 14/12/2026
    Và thời hạn giải quyết đang tính
    Và hồ sơ đang chờ Cán bộ Phòng Cảnh sát giao thông ở bước "Tra cứu, kiểm tra điều kiện đổi"
    Khi lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Tra cứu, kiểm tra điều kiện đổi":
      | Ý kiến thẩm định   | Đủ điều kiện đổi giấy phép lái xe            |
      | Nội dung thẩm định | Có trong hệ thống; không vi phạm chưa xử lý. |
    Thì hồ sơ đang chờ Lãnh đạo Phòng Cảnh sát giao thông ở bước "Duyệt, chuyển dữ liệu cấp giấy phép"
    Khi lúc 10:15 ngày 08/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Duyệt, chuyển dữ liệu cấp giấy phép":
      | Kết quả ký duyệt | Ký duyệt |
    Thì hồ sơ đang chờ Bộ phận in giấy phép lái xe ở bước "In giấy phép lái xe"
    Khi lúc 11:00 ngày 08/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "In giấy phép lái xe":
      | Số văn bản | 990126000001 |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đang trả kết quả"
    Và hồ sơ được giải quyết đúng hạn
    Và hồ sơ đang chờ Nơi trả kết quả ở bước "Trả kết quả"
    Khi lúc 14:05 ngày 08/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
      | Họ và tên người nhận | Trần Thị Minh Họa |
      | Hình thức trả        | Trực tiếp         |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đã trả kết quả"
    Và hồ sơ đã kết thúc
    Và các bước đã hoàn thành là:
      | Bước                                | Người thực hiện | Thời điểm             |
      | Kiểm tra, tiếp nhận hồ sơ           | Nguyễn Thị Mai  | 08:20 ngày 07/12/2026 |
      | Tra cứu, kiểm tra điều kiện đổi     | Đỗ Thị Lan      | 15:30 ngày 07/12/2026 |
      | Duyệt, chuyển dữ liệu cấp giấy phép | Lê Quang Thanh  | 10:15 ngày 08/12/2026 |
      | In giấy phép lái xe                 | Vũ Thu Hà       | 11:00 ngày 08/12/2026 |
      | Trả kết quả                         | Nguyễn Thị Mai  | 14:05 ngày 08/12/2026 |
    Và vết xử lý của hồ sơ còn nguyên vẹn

  Kịch bản: Hồ sơ chưa đầy đủ được hướng dẫn một lần, hoàn thiện rồi mới tiếp nhận
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Chưa có giấy khám sức khỏe.                    |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đầy đủ, chưa chính xác"
    Và thời hạn giải quyết chưa bắt đầu tính
    Và hồ sơ chưa được cấp mã số
    Khi lúc 14:00 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Hướng dẫn một lần, nhận hồ sơ hoàn thiện":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Khi lúc 14:10 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ngày hẹn trả kết quả là 14:10 ngày 14/12/2026

  Kịch bản: Từ chối tiếp nhận, nêu rõ lý do
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tuyến
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận                         |
      | Lý do (nêu rõ lý do)   | Giấy phép không thuộc đối tượng được đổi. |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Từ chối tiếp nhận"
    Và hồ sơ chưa được cấp mã số
    Và hồ sơ đã kết thúc

  Kịch bản: Yêu cầu bổ sung thì thời hạn tạm dừng, nhận đủ thì tính lại từ đầu
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Khi lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Tra cứu, kiểm tra điều kiện đổi":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ           |
      | Nội dung thẩm định          | Giấy khám sức khỏe đã hết hạn.       |
      | Lý do, nội dung cần bổ sung | Nộp giấy khám sức khỏe còn hiệu lực. |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đủ điều kiện giải quyết"
    Và thời hạn giải quyết đang tạm dừng
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"
    Khi lúc 09:30 ngày 10/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
    Và ngày hẹn trả kết quả là 09:30 ngày 17/12/2026
    Và hồ sơ đang chờ Cán bộ Phòng Cảnh sát giao thông ở bước "Tra cứu, kiểm tra điều kiện đổi"

  Kịch bản: Quá thời hạn bổ sung thì Lãnh đạo quyết định dừng xử lý
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Tra cứu, kiểm tra điều kiện đổi":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ           |
      | Nội dung thẩm định          | Giấy khám sức khỏe đã hết hạn.       |
      | Lý do, nội dung cần bổ sung | Nộp giấy khám sức khỏe còn hiệu lực. |
    Thì hạn của bước "Nhận hồ sơ bổ sung" là 17:30 ngày 06/01/2027
    Khi các mốc nhắc việc chạy lúc 17:31 ngày 06/01/2027
    Thì hồ sơ đang chờ Lãnh đạo ở bước "Xem xét dừng xử lý"
    Khi lúc 17:40 ngày 06/01/2027 cán bộ Lê Quang Thanh hoàn thành bước "Xem xét dừng xử lý":
      | Kết quả xem xét | Dừng xử lý                                              |
      | Lý do           | Quá thời hạn bổ sung, người nộp không hoàn thiện hồ sơ. |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Quá thời hạn bổ sung hồ sơ"
    Và hồ sơ được giải quyết đúng hạn
    Và hồ sơ đã kết thúc

  Kịch bản: Lãnh đạo chưa đồng ý ký thì trả lại để làm lại
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Tra cứu, kiểm tra điều kiện đổi":
      | Ý kiến thẩm định   | Đủ điều kiện đổi giấy phép lái xe            |
      | Nội dung thẩm định | Có trong hệ thống; không vi phạm chưa xử lý. |
    Khi lúc 10:15 ngày 08/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Duyệt, chuyển dữ liệu cấp giấy phép":
      | Kết quả ký duyệt | Trả lại để thẩm định lại |
      | Lý do trả lại    | Ảnh chưa đạt.            |
    Thì hồ sơ đang chờ Cán bộ Phòng Cảnh sát giao thông ở bước "Tra cứu, kiểm tra điều kiện đổi"
    Và thời hạn giải quyết đang tính

  Kịch bản: Không đủ điều kiện giải quyết thì trả thông báo, nêu rõ lý do
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Tra cứu, kiểm tra điều kiện đổi":
      | Ý kiến thẩm định   | Không đủ điều kiện giải quyết         |
      | Nội dung thẩm định | Giấy phép đang bị tước quyền sử dụng. |
    Và lúc 10:15 ngày 08/12/2026 cán bộ Lê Quang Thanh đã hoàn thành bước "Duyệt, chuyển dữ liệu cấp giấy phép":
      | Kết quả ký duyệt | Ký duyệt |
    Khi lúc 11:00 ngày 08/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "In giấy phép lái xe":
      | Số văn bản | 990126000001 |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Không đủ điều kiện giải quyết"
    Và hồ sơ được giải quyết đúng hạn
    Khi lúc 14:05 ngày 08/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả thông báo không giải quyết":
      | Họ và tên người nhận                  | Trần Thị Minh Họa                     |
      | Lý do không giải quyết (nêu rõ lý do) | Giấy phép đang bị tước quyền sử dụng. |
      | Hình thức trả                         | Qua bưu chính công ích                |
    Thì hồ sơ đã kết thúc

  Kịch bản: Trễ hạn thì xin lỗi và hẹn lại; hạn xử lý không đổi nên hồ sơ vẫn quá hạn
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Khi các mốc nhắc việc chạy lúc 08:20 ngày 11/12/2026
    Thì việc "Xin lỗi và hẹn lại ngày trả kết quả" đang chờ
    Khi lúc 09:00 ngày 11/12/2026 cán bộ Đỗ Thị Lan soạn văn bản xin lỗi, hẹn lại 17:00 ngày 18/12/2026 vì "Máy in giấy phép lái xe hỏng."
    Và lúc 10:00 ngày 11/12/2026 cán bộ Lê Quang Thanh ký văn bản xin lỗi
    Và lúc 10:30 ngày 11/12/2026 cán bộ Đỗ Thị Lan thông báo văn bản xin lỗi cho người nộp
    Thì ngày hẹn trả kết quả là 17:00 ngày 18/12/2026
    Và hạn xử lý hồ sơ là 08:20 ngày 14/12/2026
    Khi đến lúc 00:01 ngày 15/12/2026
    Thì hồ sơ quá hạn

  Kịch bản: Người nộp rút hồ sơ trước khi chuyển xử lý
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:10 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã ghi nhận yêu cầu dừng thực hiện vì "Đổi ở nơi khác"
    Khi lúc 08:15 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đồng ý dừng thực hiện vì "Hồ sơ chưa chuyển xử lý"
    Thì trạng thái hồ sơ là "Đã trả lại", thông tin là "Tổ chức, cá nhân yêu cầu rút hồ sơ"
    Và hồ sơ đã kết thúc

  Khung kịch bản: Hồ sơ đến từ nguồn nào cũng bắt đầu như nhau
    Khi lúc 08:05 ngày 07/12/2026 hồ sơ nộp <cách thức> đến từ <nguồn>
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Và thời hạn giải quyết chưa bắt đầu tính

    Dữ liệu:
      | cách thức  | nguồn                      |
      | trực tiếp  | Bộ phận một cửa            |
      | trực tuyến | Cổng Dịch vụ công quốc gia |
      | trực tuyến | hệ thống của bộ            |

  Kịch bản: Chưa có kết quả xác minh thì chưa giải quyết, thời gian xác minh không tính
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Khi lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Tra cứu, kiểm tra điều kiện đổi":
      | Ý kiến thẩm định   | Chưa có thông tin, cần xác minh                 |
      | Nội dung thẩm định | Giấy phép cấp năm 2003, chưa có trong hệ thống. |
    Thì hồ sơ đang chờ Cán bộ Phòng Cảnh sát giao thông ở bước "Xác minh giấy phép lái xe đã cấp"
    Và thời hạn giải quyết đang tạm dừng
    Khi lúc 15:30 ngày 11/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Xác minh giấy phép lái xe đã cấp":
      | Nơi được xác minh | Cơ quan đã cấp giấy phép |
      | Kết quả xác minh  | Giấy phép có thật.       |
    Thì thời hạn giải quyết đang tính
    Và ngày hẹn trả kết quả là 08:20 ngày 18/12/2026

  Kịch bản: Quá 02 ngày làm việc mới yêu cầu bổ sung thì phải nêu lý do, được ghi cảnh báo
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Khi lúc 08:00 ngày 10/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Tra cứu, kiểm tra điều kiện đổi":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ           |
      | Nội dung thẩm định          | Giấy khám sức khỏe đã hết hạn.       |
      | Lý do, nội dung cần bổ sung | Nộp giấy khám sức khỏe còn hiệu lực. |
    Thì thời hạn giải quyết đang tạm dừng
