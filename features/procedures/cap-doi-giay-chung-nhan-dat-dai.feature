# language: vi
Tính năng: Cấp đổi Giấy chứng nhận quyền sử dụng đất (1.012783)
  Năm ngày làm việc khi nộp trực tiếp, 15 ngày khi nộp trực tuyến, 20 ngày khi nộp qua bưu chính; thời gian thực hiện nghĩa
  vụ tài chính không tính vào thời hạn.
  Người, số điện thoại và địa chỉ trong các kịch bản đều là hư cấu.

  Bối cảnh:
    Cho thủ tục "Cấp đổi Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất" đã được công bố
    Và "Văn phòng đăng ký đất đai tỉnh Minh Họa", mã định danh "H99.04", có các cán bộ:
      | Họ và tên      | Vị trí                                      |
      | Nguyễn Thị Mai | Bộ phận một cửa                             |
      | Phạm Văn Hùng  | Trưởng phòng Đăng ký và cấp giấy chứng nhận |
      | Đỗ Thị Lan     | Chuyên viên                                 |
      | Lê Quang Thanh | Lãnh đạo Văn phòng đăng ký đất đai          |
      | Vũ Thu Hà      | Văn thư                                     |
    Và người nộp khai:
      | Tên người sử dụng đất     | Trần Thị Minh Họa                  |
      | Số định danh cá nhân      | 001190000010                       |
      | Số điện thoại             | 0912 000 001                       |
      | Địa chỉ thửa đất          | Thôn 1, xã Hòa Bình (minh họa)     |
      | Số thửa, số tờ bản đồ     | Thửa 12, tờ 5                      |
      | Số Giấy chứng nhận đã cấp | BB 000009                          |
      | Lý do cấp đổi             | Ghi cả họ, tên vợ và họ, tên chồng |

  Kịch bản: Không có nghĩa vụ tài chính thì lập ngay Giấy chứng nhận
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Thì hồ sơ chưa có trạng thái theo Thông tư, thông tin là "Mới đăng ký, chờ tiếp nhận"
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ngày hẹn trả kết quả là 08:20 ngày 14/12/2026
    Và thời hạn giải quyết đang tính
    Và hồ sơ đang chờ Trưởng phòng Đăng ký và cấp giấy chứng nhận ở bước "Phân công thẩm định"
    Khi lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Thẩm định, trích lục bản đồ"
    Khi lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định, trích lục bản đồ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp đổi Giấy chứng nhận |
      | Nội dung thẩm định | Ranh giới không đổi; bản gốc hợp lệ. |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Lập Giấy chứng nhận, chỉnh lý hồ sơ địa chính"
    Khi lúc 17:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Lập Giấy chứng nhận, chỉnh lý hồ sơ địa chính":
      | Số phát hành Giấy chứng nhận | AA 000001 |
    Thì hồ sơ đang chờ Trưởng phòng Đăng ký và cấp giấy chứng nhận ở bước "Soát xét, trình ký"
    Khi lúc 08:40 ngày 08/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Thì hồ sơ đang chờ Lãnh đạo Văn phòng đăng ký đất đai ở bước "Ký Giấy chứng nhận"
    Khi lúc 10:15 ngày 08/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký Giấy chứng nhận":
      | Kết quả ký duyệt | Ký duyệt |
    Thì hồ sơ đang chờ Văn thư ở bước "Lấy số, phát hành"
    Khi lúc 11:00 ngày 08/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, phát hành":
      | Số văn bản | VP 000123 |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đang trả kết quả"
    Và hồ sơ được giải quyết đúng hạn
    Và hồ sơ đang chờ Nơi trả kết quả ở bước "Trả kết quả"
    Khi lúc 14:05 ngày 08/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
      | Họ và tên người nhận | Trần Thị Minh Họa |
      | Hình thức trả        | Trực tiếp         |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đã trả kết quả"
    Và hồ sơ đã kết thúc
    Và các bước đã hoàn thành là:
      | Bước                                          | Người thực hiện | Thời điểm             |
      | Kiểm tra, tiếp nhận hồ sơ                     | Nguyễn Thị Mai  | 08:20 ngày 07/12/2026 |
      | Phân công thẩm định                           | Phạm Văn Hùng   | 09:10 ngày 07/12/2026 |
      | Thẩm định, trích lục bản đồ                   | Đỗ Thị Lan      | 15:30 ngày 07/12/2026 |
      | Lập Giấy chứng nhận, chỉnh lý hồ sơ địa chính | Đỗ Thị Lan      | 17:00 ngày 07/12/2026 |
      | Soát xét, trình ký                            | Phạm Văn Hùng   | 08:40 ngày 08/12/2026 |
      | Ký Giấy chứng nhận                            | Lê Quang Thanh  | 10:15 ngày 08/12/2026 |
      | Lấy số, phát hành                             | Vũ Thu Hà       | 11:00 ngày 08/12/2026 |
      | Trả kết quả                                   | Nguyễn Thị Mai  | 14:05 ngày 08/12/2026 |
    Và vết xử lý của hồ sơ còn nguyên vẹn

  Kịch bản: Hồ sơ chưa đầy đủ được hướng dẫn một lần, hoàn thiện rồi mới tiếp nhận
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Chưa nộp bản gốc Giấy chứng nhận.              |
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
      | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận         |
      | Lý do (nêu rõ lý do)   | Thửa đất thuộc tỉnh khác. |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Từ chối tiếp nhận"
    Và hồ sơ chưa được cấp mã số
    Và hồ sơ đã kết thúc

  Kịch bản: Yêu cầu bổ sung thì thời hạn tạm dừng, nhận đủ thì tính lại từ đầu
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Khi lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định, trích lục bản đồ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ          |
      | Nội dung thẩm định          | Kích thước cạnh khác bản đồ.        |
      | Lý do, nội dung cần bổ sung | Nộp mảnh trích đo bản đồ địa chính. |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đủ điều kiện giải quyết"
    Và thời hạn giải quyết đang tạm dừng
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"
    Khi lúc 09:30 ngày 10/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
    Và ngày hẹn trả kết quả là 09:30 ngày 17/12/2026
    Và hồ sơ đang chờ Chuyên viên ở bước "Thẩm định, trích lục bản đồ"

  Kịch bản: Quá thời hạn bổ sung thì Lãnh đạo quyết định dừng xử lý
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định, trích lục bản đồ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ          |
      | Nội dung thẩm định          | Kích thước cạnh khác bản đồ.        |
      | Lý do, nội dung cần bổ sung | Nộp mảnh trích đo bản đồ địa chính. |
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
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định, trích lục bản đồ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp đổi Giấy chứng nhận |
      | Nội dung thẩm định | Ranh giới không đổi; bản gốc hợp lệ. |
    Và lúc 17:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Lập Giấy chứng nhận, chỉnh lý hồ sơ địa chính":
      | Số phát hành Giấy chứng nhận | AA 000001 |
    Khi lúc 08:40 ngày 08/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Trả lại để thẩm định lại |
      | Lý do trả lại    | Chưa trích lục bản đồ.   |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Thẩm định, trích lục bản đồ"

  Kịch bản: Lãnh đạo chưa đồng ý ký thì trả lại để làm lại
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định, trích lục bản đồ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp đổi Giấy chứng nhận |
      | Nội dung thẩm định | Ranh giới không đổi; bản gốc hợp lệ. |
    Và lúc 17:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Lập Giấy chứng nhận, chỉnh lý hồ sơ địa chính":
      | Số phát hành Giấy chứng nhận | AA 000001 |
    Và lúc 08:40 ngày 08/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Khi lúc 10:15 ngày 08/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký Giấy chứng nhận":
      | Kết quả ký duyệt | Trả lại để thẩm định lại |
      | Lý do trả lại    | Chưa trích lục bản đồ.   |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Thẩm định, trích lục bản đồ"
    Và thời hạn giải quyết đang tính

  Kịch bản: Không đủ điều kiện giải quyết thì trả thông báo, nêu rõ lý do
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định, trích lục bản đồ":
      | Ý kiến thẩm định   | Không đủ điều kiện giải quyết |
      | Nội dung thẩm định | Thửa đất đang có tranh chấp.  |
    Và lúc 08:40 ngày 08/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Và lúc 10:15 ngày 08/12/2026 cán bộ Lê Quang Thanh đã hoàn thành bước "Ký Giấy chứng nhận":
      | Kết quả ký duyệt | Ký duyệt |
    Khi lúc 11:00 ngày 08/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, phát hành":
      | Số văn bản | VP 000123 |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Không đủ điều kiện giải quyết"
    Và hồ sơ được giải quyết đúng hạn
    Khi lúc 14:05 ngày 08/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả thông báo không giải quyết":
      | Họ và tên người nhận                  | Trần Thị Minh Họa            |
      | Lý do không giải quyết (nêu rõ lý do) | Thửa đất đang có tranh chấp. |
      | Hình thức trả                         | Qua bưu chính công ích       |
    Thì hồ sơ đã kết thúc

  Kịch bản: Trễ hạn thì xin lỗi và hẹn lại; hạn xử lý không đổi nên hồ sơ vẫn quá hạn
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Khi các mốc nhắc việc chạy lúc 08:20 ngày 11/12/2026
    Thì việc "Xin lỗi và hẹn lại ngày trả kết quả" đang chờ
    Khi lúc 09:00 ngày 11/12/2026 cán bộ Đỗ Thị Lan soạn văn bản xin lỗi, hẹn lại 17:00 ngày 18/12/2026 vì "Chờ bản trích đo."
    Và lúc 10:00 ngày 11/12/2026 cán bộ Lê Quang Thanh ký văn bản xin lỗi
    Và lúc 10:30 ngày 11/12/2026 cán bộ Đỗ Thị Lan thông báo văn bản xin lỗi cho người nộp
    Thì ngày hẹn trả kết quả là 17:00 ngày 18/12/2026
    Và hạn xử lý hồ sơ là 08:20 ngày 14/12/2026
    Khi đến lúc 00:01 ngày 15/12/2026
    Thì hồ sơ quá hạn

  Kịch bản: Người nộp rút hồ sơ trước khi chuyển xử lý
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:10 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã ghi nhận yêu cầu dừng thực hiện vì "Chưa thống nhất trong gia đình"
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

  Kịch bản: Có nghĩa vụ tài chính thì thời hạn tạm dừng từ thông báo đến khi nộp, rồi tính tiếp
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định, trích lục bản đồ":
      | Ý kiến thẩm định                 | Đủ điều kiện cấp đổi Giấy chứng nhận |
      | Nội dung thẩm định               | Ranh giới không đổi; bản gốc hợp lệ. |
      | Có nghĩa vụ tài chính về đất đai | Có                                   |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Chuyển thông tin đến cơ quan thuế"
    Khi lúc 08:20 ngày 08/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Chuyển thông tin đến cơ quan thuế":
      | Số Phiếu chuyển thông tin | 45/PC |
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Chờ thực hiện nghĩa vụ tài chính"
    Và thời hạn giải quyết đang tạm dừng
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Xác nhận đã nộp nghĩa vụ tài chính"
    Khi đến lúc 08:00 ngày 18/12/2026
    Thì hồ sơ trong hạn
    Khi lúc 08:20 ngày 18/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Xác nhận đã nộp nghĩa vụ tài chính":
      | Số biên lai           | BL-0099    |
      | Số tiền đã nộp (đồng) | 1.250.000  |
      | Ngày nộp              | 17/12/2026 |
    Thì thời hạn giải quyết đang tính
    Và ngày hẹn trả kết quả là 08:20 ngày 24/12/2026
    Và hồ sơ đang chờ Chuyên viên ở bước "Lập Giấy chứng nhận, chỉnh lý hồ sơ địa chính"

  Khung kịch bản: Thời hạn khác nhau theo cách thức nộp
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ <cách thức>
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ngày hẹn trả kết quả là <hẹn trả>

    Dữ liệu:
      | cách thức     | hẹn trả               |
      | trực tiếp     | 08:20 ngày 14/12/2026 |
      | trực tuyến    | 08:20 ngày 28/12/2026 |
      | qua bưu chính | 08:20 ngày 05/01/2027 |
