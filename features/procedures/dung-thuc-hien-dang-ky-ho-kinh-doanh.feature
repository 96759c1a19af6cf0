# language: vi
Tính năng: Dừng thực hiện thủ tục đăng ký hộ kinh doanh (1.014035)
  Thông báo dừng hoặc từ chối trong 03 ngày làm việc.
  Người, số điện thoại và địa chỉ trong các kịch bản đều là hư cấu.

  Bối cảnh:
    Cho thủ tục "Dừng thực hiện thủ tục đăng ký hộ kinh doanh" đã được công bố
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí                |
      | Nguyễn Thị Mai | Bộ phận một cửa       |
      | Phạm Văn Hùng  | Trưởng phòng Kinh tế  |
      | Đỗ Thị Lan     | Chuyên viên thẩm định |
      | Lê Quang Thanh | Lãnh đạo UBND cấp xã  |
      | Vũ Thu Hà      | Văn thư               |
    Và người nộp khai:
      | Tên hộ kinh doanh                   | Hộ kinh doanh Bánh mì Sớm Mai |
      | Họ và tên chủ hộ kinh doanh         | Trần Thị Minh Họa             |
      | Số định danh cá nhân của chủ hộ     | 001190000010                  |
      | Số điện thoại                       | 0912 000 001                  |
      | Mã số hồ sơ đăng ký đang giải quyết | H99.15-261204-0003            |
      | Lý do đề nghị dừng                  | Đổi địa điểm kinh doanh       |

  Kịch bản: Hồ sơ đăng ký chưa được chấp thuận thì ra thông báo dừng
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Thì hồ sơ chưa có trạng thái theo Thông tư, thông tin là "Mới đăng ký, chờ tiếp nhận"
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ngày hẹn trả kết quả là 08:20 ngày 10/12/2026
    Và thời hạn giải quyết đang tính
    Và hồ sơ đang chờ Trưởng phòng Kinh tế ở bước "Phân công thẩm định"
    Khi lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Thì hồ sơ đang chờ Chuyên viên thẩm định ở bước "Xem xét đề nghị dừng"
    Khi lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Xem xét đề nghị dừng":
      | Ý kiến thẩm định   | Dừng thủ tục và hủy hồ sơ đăng ký                 |
      | Nội dung thẩm định | Hồ sơ đăng ký chưa được chấp thuận trên Hệ thống. |
    Thì hồ sơ đang chờ Trưởng phòng Kinh tế ở bước "Soát xét, trình ký"
    Khi lúc 08:40 ngày 08/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Thì hồ sơ đang chờ Lãnh đạo UBND cấp xã ở bước "Ký thông báo"
    Khi lúc 10:15 ngày 08/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký thông báo":
      | Kết quả ký duyệt | Ký duyệt |
    Thì hồ sơ đang chờ Văn thư ở bước "Lấy số, phát hành"
    Khi lúc 11:00 ngày 08/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, phát hành":
      | Số văn bản | 32/TB-UBND |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đang trả kết quả"
    Và hồ sơ được giải quyết đúng hạn
    Và hồ sơ đang chờ Nơi trả kết quả ở bước "Trả kết quả"
    Khi lúc 14:05 ngày 08/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
      | Họ và tên người nhận | Trần Thị Minh Họa |
      | Hình thức trả        | Trực tiếp         |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đã trả kết quả"
    Và hồ sơ đã kết thúc
    Và các bước đã hoàn thành là:
      | Bước                      | Người thực hiện | Thời điểm             |
      | Kiểm tra, tiếp nhận hồ sơ | Nguyễn Thị Mai  | 08:20 ngày 07/12/2026 |
      | Phân công thẩm định       | Phạm Văn Hùng   | 09:10 ngày 07/12/2026 |
      | Xem xét đề nghị dừng      | Đỗ Thị Lan      | 15:30 ngày 07/12/2026 |
      | Soát xét, trình ký        | Phạm Văn Hùng   | 08:40 ngày 08/12/2026 |
      | Ký thông báo              | Lê Quang Thanh  | 10:15 ngày 08/12/2026 |
      | Lấy số, phát hành         | Vũ Thu Hà       | 11:00 ngày 08/12/2026 |
      | Trả kết quả               | Nguyễn Thị Mai  | 14:05 ngày 08/12/2026 |
    Và vết xử lý của hồ sơ còn nguyên vẹn

  Kịch bản: Hồ sơ chưa đầy đủ được hướng dẫn một lần, hoàn thiện rồi mới tiếp nhận
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Văn bản đề nghị chưa có chữ ký của chủ hộ.     |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đầy đủ, chưa chính xác"
    Và thời hạn giải quyết chưa bắt đầu tính
    Và hồ sơ chưa được cấp mã số
    Khi lúc 14:00 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Hướng dẫn một lần, nhận hồ sơ hoàn thiện":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Khi lúc 14:10 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ngày hẹn trả kết quả là 14:10 ngày 10/12/2026

  Kịch bản: Từ chối tiếp nhận, nêu rõ lý do
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tuyến
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận                          |
      | Lý do (nêu rõ lý do)   | Không có hồ sơ đăng ký nào mang mã số này. |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Từ chối tiếp nhận"
    Và hồ sơ chưa được cấp mã số
    Và hồ sơ đã kết thúc

  Kịch bản: Yêu cầu bổ sung thì thời hạn tạm dừng, nhận đủ thì tính lại từ đầu
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Khi lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Xem xét đề nghị dừng":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ       |
      | Nội dung thẩm định          | Người ký không phải chủ hộ.      |
      | Lý do, nội dung cần bổ sung | Nộp văn bản ủy quyền của chủ hộ. |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đủ điều kiện giải quyết"
    Và thời hạn giải quyết đang tạm dừng
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"
    Khi lúc 09:30 ngày 10/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
    Và ngày hẹn trả kết quả là 09:30 ngày 15/12/2026
    Và hồ sơ đang chờ Chuyên viên thẩm định ở bước "Xem xét đề nghị dừng"

  Kịch bản: Quá thời hạn bổ sung thì Lãnh đạo quyết định dừng xử lý
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Xem xét đề nghị dừng":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ       |
      | Nội dung thẩm định          | Người ký không phải chủ hộ.      |
      | Lý do, nội dung cần bổ sung | Nộp văn bản ủy quyền của chủ hộ. |
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
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Xem xét đề nghị dừng":
      | Ý kiến thẩm định   | Dừng thủ tục và hủy hồ sơ đăng ký                 |
      | Nội dung thẩm định | Hồ sơ đăng ký chưa được chấp thuận trên Hệ thống. |
    Khi lúc 08:40 ngày 08/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Trả lại để thẩm định lại                 |
      | Lý do trả lại    | Chưa đối chiếu tình trạng trên Hệ thống. |
    Thì hồ sơ đang chờ Chuyên viên thẩm định ở bước "Xem xét đề nghị dừng"

  Kịch bản: Lãnh đạo chưa đồng ý ký thì trả lại để làm lại
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Xem xét đề nghị dừng":
      | Ý kiến thẩm định   | Dừng thủ tục và hủy hồ sơ đăng ký                 |
      | Nội dung thẩm định | Hồ sơ đăng ký chưa được chấp thuận trên Hệ thống. |
    Và lúc 08:40 ngày 08/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Khi lúc 10:15 ngày 08/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký thông báo":
      | Kết quả ký duyệt | Trả lại để thẩm định lại                 |
      | Lý do trả lại    | Chưa đối chiếu tình trạng trên Hệ thống. |
    Thì hồ sơ đang chờ Chuyên viên thẩm định ở bước "Xem xét đề nghị dừng"
    Và thời hạn giải quyết đang tính

  Kịch bản: Không đủ điều kiện giải quyết thì trả thông báo, nêu rõ lý do
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Xem xét đề nghị dừng":
      | Ý kiến thẩm định   | Không đủ điều kiện giải quyết     |
      | Nội dung thẩm định | Hồ sơ đăng ký đã được chấp thuận. |
    Và lúc 08:40 ngày 08/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Và lúc 10:15 ngày 08/12/2026 cán bộ Lê Quang Thanh đã hoàn thành bước "Ký thông báo":
      | Kết quả ký duyệt | Ký duyệt |
    Khi lúc 11:00 ngày 08/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, phát hành":
      | Số văn bản | 32/TB-UBND |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Không đủ điều kiện giải quyết"
    Và hồ sơ được giải quyết đúng hạn
    Khi lúc 14:05 ngày 08/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả thông báo không giải quyết":
      | Họ và tên người nhận                  | Trần Thị Minh Họa                 |
      | Lý do không giải quyết (nêu rõ lý do) | Hồ sơ đăng ký đã được chấp thuận. |
      | Hình thức trả                         | Qua bưu chính công ích            |
    Thì hồ sơ đã kết thúc

  Kịch bản: Trễ hạn thì xin lỗi và hẹn lại; hạn xử lý không đổi nên hồ sơ vẫn quá hạn
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Khi các mốc nhắc việc chạy lúc 08:20 ngày 09/12/2026
    Thì việc "Xin lỗi và hẹn lại ngày trả kết quả" đang chờ
    Khi lúc 09:00 ngày 09/12/2026 cán bộ Đỗ Thị Lan soạn văn bản xin lỗi, hẹn lại 17:00 ngày 14/12/2026 vì "Hệ thống đăng ký hộ kinh doanh đang bảo trì."
    Và lúc 10:00 ngày 09/12/2026 cán bộ Lê Quang Thanh ký văn bản xin lỗi
    Và lúc 10:30 ngày 09/12/2026 cán bộ Đỗ Thị Lan thông báo văn bản xin lỗi cho người nộp
    Thì ngày hẹn trả kết quả là 17:00 ngày 14/12/2026
    Và hạn xử lý hồ sơ là 08:20 ngày 10/12/2026
    Khi đến lúc 00:01 ngày 11/12/2026
    Thì hồ sơ quá hạn

  Kịch bản: Người nộp rút hồ sơ trước khi chuyển xử lý
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:10 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã ghi nhận yêu cầu dừng thực hiện vì "Vẫn muốn đăng ký"
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

  Kịch bản: Người ký trả hồ sơ về một bước đã chọn, kể cả sau khi đã bổ sung qua quy trình dùng chung
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Xem xét đề nghị dừng":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ       |
      | Nội dung thẩm định          | Người ký không phải chủ hộ.      |
      | Lý do, nội dung cần bổ sung | Nộp văn bản ủy quyền của chủ hộ. |
    Và lúc 09:00 ngày 08/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Và lúc 10:00 ngày 08/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Xem xét đề nghị dừng":
      | Ý kiến thẩm định   | Dừng thủ tục và hủy hồ sơ đăng ký                 |
      | Nội dung thẩm định | Hồ sơ đăng ký chưa được chấp thuận trên Hệ thống. |
    Và lúc 11:00 ngày 08/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Khi lúc 14:00 ngày 08/12/2026 cán bộ Lê Quang Thanh ở bước "Ký thông báo" trả hồ sơ về bước "Phân công thẩm định" vì "Giao người khác xem xét."
    Thì hồ sơ đang chờ Trưởng phòng Kinh tế ở bước "Phân công thẩm định"
    Và thời hạn giải quyết đang tính
    Khi lúc 14:30 ngày 08/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Thì hồ sơ đang chờ Chuyên viên thẩm định ở bước "Xem xét đề nghị dừng"

  Kịch bản: Đang chờ người nộp bổ sung thì không trả hồ sơ về bước trước được
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Xem xét đề nghị dừng":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ       |
      | Nội dung thẩm định          | Người ký không phải chủ hộ.      |
      | Lý do, nội dung cần bổ sung | Nộp văn bản ủy quyền của chủ hộ. |
    Khi lúc 16:00 ngày 07/12/2026 cán bộ Nguyễn Thị Mai ở bước "Nhận hồ sơ bổ sung" trả hồ sơ về bước "Xem xét đề nghị dừng" vì "Không cần bổ sung nữa."
    Thì thao tác bị từ chối với thông báo "Thời hạn đang tạm dừng để chờ người nộp: hãy xác nhận việc đang chờ rồi mới trả hồ sơ về bước trước."
    Và không có gì thay đổi
