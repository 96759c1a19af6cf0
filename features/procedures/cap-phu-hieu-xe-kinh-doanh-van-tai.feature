# language: vi
Tính năng: Cấp, cấp lại phù hiệu xe kinh doanh vận tải (2.002288)
  Hai ngày làm việc; cần bổ sung thì thông báo trong một ngày làm việc.
  Người, số điện thoại và địa chỉ trong các kịch bản đều là hư cấu.

  Bối cảnh:
    Cho thủ tục "Cấp, cấp lại Phù hiệu cho xe ô tô, xe bốn bánh có gắn động cơ kinh doanh vận tải" đã được công bố
    Và "Sở Xây dựng tỉnh Minh Họa", mã định danh "H99.02", có các cán bộ:
      | Họ và tên      | Vị trí                       |
      | Nguyễn Thị Mai | Bộ phận một cửa              |
      | Phạm Văn Hùng  | Trưởng phòng Quản lý vận tải |
      | Đỗ Thị Lan     | Chuyên viên                  |
      | Lê Quang Thanh | Lãnh đạo Sở                  |
      | Vũ Thu Hà      | Văn thư                      |
    Và người nộp khai:
      | Tên đơn vị kinh doanh vận tải   | Hợp tác xã Vận tải Minh Họa |
      | Mã số thuế                      | 0100109106                  |
      | Số Giấy phép kinh doanh vận tải | 99-0001/GPKDVT              |
      | Biển số đăng ký xe              | 99H-000.01                  |
      | Loại phù hiệu                   | Xe hợp đồng                 |
      | Số điện thoại                   | 0912 000 003                |

  Kịch bản: Đủ điều kiện thì cấp phù hiệu trước hạn
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Thì hồ sơ chưa có trạng thái theo Thông tư, thông tin là "Mới đăng ký, chờ tiếp nhận"
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ngày hẹn trả kết quả là 08:20 ngày 09/12/2026
    Và thời hạn giải quyết đang tính
    Và hồ sơ đang chờ Trưởng phòng Quản lý vận tải ở bước "Phân công thẩm định"
    Khi lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Thẩm định hồ sơ"
    Khi lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp phù hiệu           |
      | Nội dung thẩm định | Xe còn hạn kiểm định, thuộc đơn vị. |
    Thì hồ sơ đang chờ Trưởng phòng Quản lý vận tải ở bước "Soát xét, trình ký"
    Khi lúc 08:40 ngày 08/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Thì hồ sơ đang chờ Lãnh đạo Sở ở bước "Duyệt cấp phù hiệu"
    Khi lúc 10:15 ngày 08/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Duyệt cấp phù hiệu":
      | Kết quả ký duyệt | Ký duyệt |
    Thì hồ sơ đang chờ Văn thư ở bước "In phù hiệu, cập nhật dữ liệu"
    Khi lúc 11:00 ngày 08/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "In phù hiệu, cập nhật dữ liệu":
      | Số văn bản | PH-0191 |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đang trả kết quả"
    Và hồ sơ được giải quyết đúng hạn
    Và hồ sơ đang chờ Nơi trả kết quả ở bước "Trả kết quả"
    Khi lúc 14:05 ngày 08/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
      | Họ và tên người nhận | Người đại diện hợp tác xã |
      | Hình thức trả        | Trực tiếp                 |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đã trả kết quả"
    Và hồ sơ đã kết thúc
    Và các bước đã hoàn thành là:
      | Bước                          | Người thực hiện | Thời điểm             |
      | Kiểm tra, tiếp nhận hồ sơ     | Nguyễn Thị Mai  | 08:20 ngày 07/12/2026 |
      | Phân công thẩm định           | Phạm Văn Hùng   | 09:10 ngày 07/12/2026 |
      | Thẩm định hồ sơ               | Đỗ Thị Lan      | 15:30 ngày 07/12/2026 |
      | Soát xét, trình ký            | Phạm Văn Hùng   | 08:40 ngày 08/12/2026 |
      | Duyệt cấp phù hiệu            | Lê Quang Thanh  | 10:15 ngày 08/12/2026 |
      | In phù hiệu, cập nhật dữ liệu | Vũ Thu Hà       | 11:00 ngày 08/12/2026 |
      | Trả kết quả                   | Nguyễn Thị Mai  | 14:05 ngày 08/12/2026 |
    Và vết xử lý của hồ sơ còn nguyên vẹn

  Kịch bản: Hồ sơ chưa đầy đủ được hướng dẫn một lần, hoàn thiện rồi mới tiếp nhận
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Thiếu bản sao chứng nhận đăng ký xe.           |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đầy đủ, chưa chính xác"
    Và thời hạn giải quyết chưa bắt đầu tính
    Và hồ sơ chưa được cấp mã số
    Khi lúc 14:00 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Hướng dẫn một lần, nhận hồ sơ hoàn thiện":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Khi lúc 14:10 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ngày hẹn trả kết quả là 14:10 ngày 09/12/2026

  Kịch bản: Từ chối tiếp nhận, nêu rõ lý do
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tuyến
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận                      |
      | Lý do (nêu rõ lý do)   | Giấy phép kinh doanh do tỉnh khác cấp. |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Từ chối tiếp nhận"
    Và hồ sơ chưa được cấp mã số
    Và hồ sơ đã kết thúc

  Kịch bản: Yêu cầu bổ sung thì thời hạn tạm dừng, nhận đủ thì tính lại từ đầu
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Khi lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ                          |
      | Nội dung thẩm định          | Xe không thuộc sở hữu của đơn vị.                   |
      | Lý do, nội dung cần bổ sung | Nộp hợp đồng dịch vụ giữa thành viên và hợp tác xã. |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đủ điều kiện giải quyết"
    Và thời hạn giải quyết đang tạm dừng
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"
    Khi lúc 09:30 ngày 10/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
    Và ngày hẹn trả kết quả là 09:30 ngày 14/12/2026
    Và hồ sơ đang chờ Chuyên viên ở bước "Thẩm định hồ sơ"

  Kịch bản: Quá thời hạn bổ sung thì Lãnh đạo quyết định dừng xử lý
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ                          |
      | Nội dung thẩm định          | Xe không thuộc sở hữu của đơn vị.                   |
      | Lý do, nội dung cần bổ sung | Nộp hợp đồng dịch vụ giữa thành viên và hợp tác xã. |
    Thì hạn của bước "Nhận hồ sơ bổ sung" là 17:30 ngày 06/01/2027
    Khi các mốc nhắc việc chạy lúc 17:31 ngày 06/01/2027
    Thì hồ sơ đang chờ Lãnh đạo ở bước "Xem xét dừng xử lý"
    Khi lúc 17:40 ngày 06/01/2027 cán bộ Lê Quang Thanh hoàn thành bước "Xem xét dừng xử lý":
      | Kết quả xem xét | Dừng xử lý                                              |
      | Lý do           | Quá thời hạn bổ sung, người nộp không hoàn thiện hồ sơ. |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Quá thời hạn bổ sung hồ sơ"
    Và hồ sơ được giải quyết đúng hạn
    Và hồ sơ đã kết thúc

  Kịch bản: Soát xét thấy chưa đạt thì trả lại để làm lại
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp phù hiệu           |
      | Nội dung thẩm định | Xe còn hạn kiểm định, thuộc đơn vị. |
    Khi lúc 08:40 ngày 08/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Trả lại để thẩm định lại          |
      | Lý do trả lại    | Chưa kiểm tra thời hạn kiểm định. |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Thẩm định hồ sơ"

  Kịch bản: Lãnh đạo chưa đồng ý ký thì trả lại để làm lại
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp phù hiệu           |
      | Nội dung thẩm định | Xe còn hạn kiểm định, thuộc đơn vị. |
    Và lúc 08:40 ngày 08/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Khi lúc 10:15 ngày 08/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Duyệt cấp phù hiệu":
      | Kết quả ký duyệt | Trả lại để thẩm định lại          |
      | Lý do trả lại    | Chưa kiểm tra thời hạn kiểm định. |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Thẩm định hồ sơ"
    Và thời hạn giải quyết đang tính

  Kịch bản: Không đủ điều kiện giải quyết thì trả thông báo, nêu rõ lý do
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Không đủ điều kiện giải quyết       |
      | Nội dung thẩm định | Giấy phép kinh doanh đã bị thu hồi. |
    Và lúc 08:40 ngày 08/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Và lúc 10:15 ngày 08/12/2026 cán bộ Lê Quang Thanh đã hoàn thành bước "Duyệt cấp phù hiệu":
      | Kết quả ký duyệt | Ký duyệt |
    Khi lúc 11:00 ngày 08/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "In phù hiệu, cập nhật dữ liệu":
      | Số văn bản | PH-0191 |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Không đủ điều kiện giải quyết"
    Và hồ sơ được giải quyết đúng hạn
    Khi lúc 14:05 ngày 08/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả thông báo không giải quyết":
      | Họ và tên người nhận                  | Người đại diện hợp tác xã           |
      | Lý do không giải quyết (nêu rõ lý do) | Giấy phép kinh doanh đã bị thu hồi. |
      | Hình thức trả                         | Qua bưu chính công ích              |
    Thì hồ sơ đã kết thúc

  Kịch bản: Trễ hạn thì xin lỗi và hẹn lại; hạn xử lý không đổi nên hồ sơ vẫn quá hạn
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Khi các mốc nhắc việc chạy lúc 08:20 ngày 08/12/2026
    Thì việc "Xin lỗi và hẹn lại ngày trả kết quả" đang chờ
    Khi lúc 09:00 ngày 08/12/2026 cán bộ Đỗ Thị Lan soạn văn bản xin lỗi, hẹn lại 17:00 ngày 11/12/2026 vì "Hết phôi phù hiệu."
    Và lúc 10:00 ngày 08/12/2026 cán bộ Lê Quang Thanh ký văn bản xin lỗi
    Và lúc 10:30 ngày 08/12/2026 cán bộ Đỗ Thị Lan thông báo văn bản xin lỗi cho người nộp
    Thì ngày hẹn trả kết quả là 17:00 ngày 11/12/2026
    Và hạn xử lý hồ sơ là 08:20 ngày 09/12/2026
    Khi đến lúc 00:01 ngày 10/12/2026
    Thì hồ sơ quá hạn

  Kịch bản: Người nộp rút hồ sơ trước khi chuyển xử lý
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:10 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã ghi nhận yêu cầu dừng thực hiện vì "Bán xe"
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

  Kịch bản: Quá một ngày làm việc mới yêu cầu bổ sung thì phải nêu lý do, được ghi cảnh báo
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Khi lúc 08:00 ngày 09/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ                          |
      | Nội dung thẩm định          | Xe không thuộc sở hữu của đơn vị.                   |
      | Lý do, nội dung cần bổ sung | Nộp hợp đồng dịch vụ giữa thành viên và hợp tác xã. |
    Thì thời hạn giải quyết đang tạm dừng
    Và hồ sơ trong hạn
