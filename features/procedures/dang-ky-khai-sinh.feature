# language: vi
Tính năng: Đăng ký khai sinh (1.001193)
  Trả Giấy khai sinh trong ngày; tiếp nhận sau 15 giờ thì trả trong ngày làm việc tiếp theo.
  Người, số điện thoại và địa chỉ trong các kịch bản đều là hư cấu.

  Bối cảnh:
    Cho thủ tục "Đăng ký khai sinh" đã được công bố
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí                      |
      | Nguyễn Thị Mai | Bộ phận một cửa             |
      | Đỗ Thị Lan     | Công chức tư pháp - hộ tịch |
      | Lê Quang Thanh | Lãnh đạo UBND cấp xã        |
    Và người nộp khai:
      | Họ và tên trẻ               | Trần Minh An                               |
      | Ngày sinh của trẻ           | 01/12/2026                                 |
      | Giới tính                   | Nam                                        |
      | Nơi sinh                    | Bệnh viện huyện cũ, xã Hòa Bình (minh họa) |
      | Họ và tên mẹ                | Trần Thị Minh Họa                          |
      | Số định danh cá nhân của mẹ | 001190000010                               |
      | Họ và tên cha               | Nguyễn Văn Minh Họa                        |
      | Họ và tên người yêu cầu     | Nguyễn Văn Minh Họa                        |
      | Số điện thoại               | 0912 000 002                               |

  Kịch bản: Hồ sơ đủ, hợp lệ được cấp Giấy khai sinh trong ngày
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Thì hồ sơ chưa có trạng thái theo Thông tư, thông tin là "Mới đăng ký, chờ tiếp nhận"
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ngày hẹn trả kết quả là 17:30 ngày 07/12/2026
    Và thời hạn giải quyết đang tính
    Và hồ sơ đang chờ Công chức tư pháp - hộ tịch ở bước "Thẩm tra hồ sơ, lập Giấy khai sinh"
    Khi lúc 09:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm tra hồ sơ, lập Giấy khai sinh":
      | Ý kiến thẩm định   | Đủ điều kiện đăng ký khai sinh                           |
      | Nội dung thẩm định | Giấy chứng sinh khớp dữ liệu; cha mẹ đã đăng ký kết hôn. |
    Thì hồ sơ đang chờ Lãnh đạo UBND cấp xã ở bước "Ký Giấy khai sinh"
    Khi lúc 10:30 ngày 07/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký Giấy khai sinh":
      | Kết quả ký duyệt | Ký duyệt |
    Thì hồ sơ đang chờ Công chức tư pháp - hộ tịch ở bước "Đóng dấu, chuyển kết quả"
    Khi lúc 11:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Đóng dấu, chuyển kết quả":
      | Số văn bản | 125/2026 |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đang trả kết quả"
    Và hồ sơ được giải quyết đúng hạn
    Và hồ sơ đang chờ Nơi trả kết quả ở bước "Trả kết quả"
    Khi lúc 14:00 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
      | Họ và tên người nhận | Nguyễn Văn Minh Họa |
      | Hình thức trả        | Trực tiếp           |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đã trả kết quả"
    Và hồ sơ đã kết thúc
    Và các bước đã hoàn thành là:
      | Bước                               | Người thực hiện | Thời điểm             |
      | Kiểm tra, tiếp nhận hồ sơ          | Nguyễn Thị Mai  | 08:20 ngày 07/12/2026 |
      | Thẩm tra hồ sơ, lập Giấy khai sinh | Đỗ Thị Lan      | 09:30 ngày 07/12/2026 |
      | Ký Giấy khai sinh                  | Lê Quang Thanh  | 10:30 ngày 07/12/2026 |
      | Đóng dấu, chuyển kết quả           | Đỗ Thị Lan      | 11:00 ngày 07/12/2026 |
      | Trả kết quả                        | Nguyễn Thị Mai  | 14:00 ngày 07/12/2026 |
    Và vết xử lý của hồ sơ còn nguyên vẹn

  Kịch bản: Hồ sơ chưa đầy đủ được hướng dẫn một lần, hoàn thiện rồi mới tiếp nhận
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Chưa có Giấy chứng sinh.                       |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đầy đủ, chưa chính xác"
    Và thời hạn giải quyết chưa bắt đầu tính
    Và hồ sơ chưa được cấp mã số
    Khi lúc 10:00 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Hướng dẫn một lần, nhận hồ sơ hoàn thiện":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Khi lúc 15:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ngày hẹn trả kết quả là 17:30 ngày 08/12/2026

  Kịch bản: Từ chối tiếp nhận, nêu rõ lý do
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tuyến
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận                        |
      | Lý do (nêu rõ lý do)   | Trẻ đã được đăng ký khai sinh ở xã khác. |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Từ chối tiếp nhận"
    Và hồ sơ chưa được cấp mã số
    Và hồ sơ đã kết thúc

  Kịch bản: Yêu cầu bổ sung thì thời hạn tạm dừng, nhận đủ thì tính lại từ đầu
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Khi lúc 09:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm tra hồ sơ, lập Giấy khai sinh":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ                             |
      | Nội dung thẩm định          | Tên mẹ trên Giấy chứng sinh không khớp dữ liệu dân cư. |
      | Lý do, nội dung cần bổ sung | Nộp Giấy chứng sinh đã đính chính.                     |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đủ điều kiện giải quyết"
    Và thời hạn giải quyết đang tạm dừng
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"
    Khi lúc 09:00 ngày 08/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
    Và ngày hẹn trả kết quả là 17:30 ngày 08/12/2026
    Và hồ sơ đang chờ Công chức tư pháp - hộ tịch ở bước "Thẩm tra hồ sơ, lập Giấy khai sinh"

  Kịch bản: Quá thời hạn bổ sung thì Lãnh đạo quyết định dừng xử lý
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm tra hồ sơ, lập Giấy khai sinh":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ                             |
      | Nội dung thẩm định          | Tên mẹ trên Giấy chứng sinh không khớp dữ liệu dân cư. |
      | Lý do, nội dung cần bổ sung | Nộp Giấy chứng sinh đã đính chính.                     |
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
    Và lúc 09:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm tra hồ sơ, lập Giấy khai sinh":
      | Ý kiến thẩm định   | Đủ điều kiện đăng ký khai sinh                           |
      | Nội dung thẩm định | Giấy chứng sinh khớp dữ liệu; cha mẹ đã đăng ký kết hôn. |
    Khi lúc 10:30 ngày 07/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký Giấy khai sinh":
      | Kết quả ký duyệt | Trả lại để thẩm định lại   |
      | Lý do trả lại    | Chưa ghi quê quán của trẻ. |
    Thì hồ sơ đang chờ Công chức tư pháp - hộ tịch ở bước "Thẩm tra hồ sơ, lập Giấy khai sinh"
    Và thời hạn giải quyết đang tính

  Kịch bản: Không đủ điều kiện giải quyết thì trả thông báo, nêu rõ lý do
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm tra hồ sơ, lập Giấy khai sinh":
      | Ý kiến thẩm định   | Không đủ điều kiện giải quyết                           |
      | Nội dung thẩm định | Người yêu cầu không có quyền đăng ký khai sinh cho trẻ. |
    Và lúc 10:30 ngày 07/12/2026 cán bộ Lê Quang Thanh đã hoàn thành bước "Ký Giấy khai sinh":
      | Kết quả ký duyệt | Ký duyệt |
    Khi lúc 11:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Đóng dấu, chuyển kết quả":
      | Số văn bản | 125/2026 |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Không đủ điều kiện giải quyết"
    Và hồ sơ được giải quyết đúng hạn
    Khi lúc 14:00 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả thông báo không giải quyết":
      | Họ và tên người nhận                  | Nguyễn Văn Minh Họa                                     |
      | Lý do không giải quyết (nêu rõ lý do) | Người yêu cầu không có quyền đăng ký khai sinh cho trẻ. |
      | Hình thức trả                         | Qua bưu chính công ích                                  |
    Thì hồ sơ đã kết thúc

  Kịch bản: Trễ hạn thì xin lỗi và hẹn lại; hạn xử lý không đổi nên hồ sơ vẫn quá hạn
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Khi lúc 10:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan soạn văn bản xin lỗi, hẹn lại 17:00 ngày 09/12/2026 vì "Chờ xác minh nơi cư trú của mẹ."
    Và lúc 10:30 ngày 07/12/2026 cán bộ Lê Quang Thanh ký văn bản xin lỗi
    Và lúc 11:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan thông báo văn bản xin lỗi cho người nộp
    Thì ngày hẹn trả kết quả là 17:00 ngày 09/12/2026
    Và hạn xử lý hồ sơ là 17:30 ngày 07/12/2026
    Khi đến lúc 00:01 ngày 08/12/2026
    Thì hồ sơ quá hạn

  Kịch bản: Người nộp rút hồ sơ trước khi chuyển xử lý
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:10 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã ghi nhận yêu cầu dừng thực hiện vì "Nộp ở xã nơi cư trú của mẹ"
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

  Khung kịch bản: Tiếp nhận sau 15 giờ thì hẹn ngày làm việc tiếp theo
    Cho lúc 07:40 ngày 11/12/2026 người nộp đã nộp hồ sơ trực tuyến
    Khi lúc <tiếp nhận> cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ngày hẹn trả kết quả là <hẹn trả>

    Dữ liệu:
      | tiếp nhận             | hẹn trả               |
      | 08:00 ngày 11/12/2026 | 17:30 ngày 11/12/2026 |
      | 15:00 ngày 11/12/2026 | 17:30 ngày 11/12/2026 |
      | 15:01 ngày 11/12/2026 | 17:30 ngày 14/12/2026 |

  Kịch bản: Không hoàn thiện trong 30 ngày thì kiểm tra lại, từ chối tiếp nhận
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Chưa có Giấy chứng sinh.                       |
    Khi các mốc nhắc việc chạy lúc 17:31 ngày 06/01/2027
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Và hồ sơ chưa có trạng thái theo Thông tư, thông tin là "Mới đăng ký, chờ tiếp nhận"
    Khi lúc 08:00 ngày 07/01/2027 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận                                      |
      | Lý do (nêu rõ lý do)   | Đã hướng dẫn một lần nhưng người nộp không hoàn thiện. |
    Thì hồ sơ đã kết thúc

  Kịch bản: Quá thời hạn bổ sung nhưng Lãnh đạo cho thêm thời gian
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm tra hồ sơ, lập Giấy khai sinh":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ                             |
      | Nội dung thẩm định          | Tên mẹ trên Giấy chứng sinh không khớp dữ liệu dân cư. |
      | Lý do, nội dung cần bổ sung | Nộp Giấy chứng sinh đã đính chính.                     |
    Khi các mốc nhắc việc chạy lúc 17:31 ngày 06/01/2027
    Và lúc 08:30 ngày 07/01/2027 cán bộ Lê Quang Thanh hoàn thành bước "Xem xét dừng xử lý":
      | Kết quả xem xét | Cho thêm thời gian bổ sung                 |
      | Lý do           | Bệnh viện đang đính chính Giấy chứng sinh. |
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"
    Và thời hạn giải quyết đang tạm dừng
    Và hạn của bước "Nhận hồ sơ bổ sung" là 17:30 ngày 11/02/2027
