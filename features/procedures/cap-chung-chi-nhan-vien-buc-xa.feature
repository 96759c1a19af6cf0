# language: vi
Tính năng: Cấp chứng chỉ nhân viên bức xạ (mã 2.002379 chưa được kiểm chứng)
  Hai giai đoạn: 05 ngày làm việc kiểm tra hồ sơ, thông báo phí; 10 ngày làm việc kể từ khi có đủ hồ sơ và phí.
  Người, số điện thoại và địa chỉ trong các kịch bản đều là hư cấu.

  Bối cảnh:
    Cho thủ tục "Cấp chứng chỉ nhân viên bức xạ (người phụ trách an toàn X-quang chẩn đoán y tế)" đã được công bố
    Và "Sở Khoa học và Công nghệ tỉnh Minh Họa", mã định danh "H99.03", có các cán bộ:
      | Họ và tên      | Vị trí          |
      | Nguyễn Thị Mai | Bộ phận một cửa |
      | Phạm Văn Hùng  | Trưởng phòng    |
      | Đỗ Thị Lan     | Chuyên viên     |
      | Lê Quang Thanh | Lãnh đạo Sở     |
      | Vũ Thu Hà      | Văn thư         |
    Và người nộp khai:
      | Họ và tên            | Trần Thị Minh Họa                              |
      | Số định danh cá nhân | 001190000010                                   |
      | Số điện thoại        | 0912 000 001                                   |
      | Nơi làm việc         | Bệnh viện Minh Họa                             |
      | Trình độ chuyên môn  | Bác sĩ chẩn đoán hình ảnh                      |
      | Vị trí công việc     | Người phụ trách an toàn X-quang chẩn đoán y tế |

  Kịch bản: Hồ sơ hợp lệ, nộp phí rồi mới tính thời hạn cấp chứng chỉ
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Thì hồ sơ chưa có trạng thái theo Thông tư, thông tin là "Mới đăng ký, chờ tiếp nhận"
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ngày hẹn trả kết quả là 08:20 ngày 14/12/2026
    Và thời hạn giải quyết đang tính
    Và hồ sơ đang chờ Trưởng phòng ở bước "Phân công thẩm định"
    Khi lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Kiểm tra hồ sơ"
    Khi lúc 15:30 ngày 08/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Kiểm tra hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ hợp lệ, thông báo phí |
      | Nội dung kiểm tra      | Đủ thành phần hồ sơ.        |
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Chờ thực hiện nghĩa vụ tài chính"
    Và thời hạn giải quyết đã dừng tính
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Xác nhận đã nộp phí"
    Khi lúc 14:00 ngày 09/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Xác nhận đã nộp phí":
      | Số biên lai           | BL-0100    |
      | Số tiền đã nộp (đồng) | 200.000    |
      | Ngày nộp              | 09/12/2026 |
    Thì thời hạn giải quyết đang tính
    Và ngày hẹn trả kết quả là 14:00 ngày 23/12/2026
    Và hồ sơ đang chờ Chuyên viên ở bước "Thẩm định, dự thảo chứng chỉ"
    Khi lúc 10:00 ngày 11/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định, dự thảo chứng chỉ":
      | Kết luận           | Đủ điều kiện cấp chứng chỉ              |
      | Nội dung thẩm định | Đủ bằng cấp, đã đào tạo an toàn bức xạ. |
    Thì hồ sơ đang chờ Trưởng phòng ở bước "Soát xét, trình ký"
    Khi lúc 08:40 ngày 14/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Thì hồ sơ đang chờ Lãnh đạo Sở ở bước "Ký chứng chỉ"
    Khi lúc 10:15 ngày 14/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký chứng chỉ":
      | Kết quả ký duyệt | Ký duyệt |
    Thì hồ sơ đang chờ Văn thư ở bước "Lấy số, phát hành"
    Khi lúc 11:00 ngày 14/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, phát hành":
      | Số văn bản | 07/CCNVBX |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đang trả kết quả"
    Và hồ sơ được giải quyết đúng hạn
    Và hồ sơ đang chờ Nơi trả kết quả ở bước "Trả kết quả"
    Khi lúc 14:05 ngày 14/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
      | Họ và tên người nhận | Trần Thị Minh Họa |
      | Hình thức trả        | Trực tiếp         |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đã trả kết quả"
    Và hồ sơ đã kết thúc
    Và các bước đã hoàn thành là:
      | Bước                         | Người thực hiện | Thời điểm             |
      | Kiểm tra, tiếp nhận hồ sơ    | Nguyễn Thị Mai  | 08:20 ngày 07/12/2026 |
      | Phân công thẩm định          | Phạm Văn Hùng   | 09:10 ngày 07/12/2026 |
      | Kiểm tra hồ sơ               | Đỗ Thị Lan      | 15:30 ngày 08/12/2026 |
      | Xác nhận đã nộp phí          | Nguyễn Thị Mai  | 14:00 ngày 09/12/2026 |
      | Thẩm định, dự thảo chứng chỉ | Đỗ Thị Lan      | 10:00 ngày 11/12/2026 |
      | Soát xét, trình ký           | Phạm Văn Hùng   | 08:40 ngày 14/12/2026 |
      | Ký chứng chỉ                 | Lê Quang Thanh  | 10:15 ngày 14/12/2026 |
      | Lấy số, phát hành            | Vũ Thu Hà       | 11:00 ngày 14/12/2026 |
      | Trả kết quả                  | Nguyễn Thị Mai  | 14:05 ngày 14/12/2026 |
    Và vết xử lý của hồ sơ còn nguyên vẹn

  Kịch bản: Hồ sơ chưa đầy đủ được hướng dẫn một lần, hoàn thiện rồi mới tiếp nhận
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Thiếu ảnh 3 x 4.                               |
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
      | Lý do (nêu rõ lý do)   | Vị trí công việc không phải có chứng chỉ. |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Từ chối tiếp nhận"
    Và hồ sơ chưa được cấp mã số
    Và hồ sơ đã kết thúc

  Kịch bản: Yêu cầu bổ sung thì thời hạn tạm dừng, nhận đủ thì tính lại từ đầu
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Khi lúc 15:30 ngày 08/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Kiểm tra hồ sơ":
      | Kết quả kiểm tra hồ sơ      | Cần sửa đổi, bổ sung hồ sơ           |
      | Nội dung kiểm tra           | Phiếu khám sức khỏe đã quá 06 tháng. |
      | Lý do, nội dung cần bổ sung | Nộp phiếu khám sức khỏe mới.         |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đủ điều kiện giải quyết"
    Và thời hạn giải quyết đang tạm dừng
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"
    Khi lúc 09:30 ngày 10/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
    Và ngày hẹn trả kết quả là 09:30 ngày 17/12/2026
    Và hồ sơ đang chờ Chuyên viên ở bước "Kiểm tra hồ sơ"

  Kịch bản: Quá thời hạn bổ sung thì Lãnh đạo quyết định dừng xử lý
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 08/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Kiểm tra hồ sơ":
      | Kết quả kiểm tra hồ sơ      | Cần sửa đổi, bổ sung hồ sơ           |
      | Nội dung kiểm tra           | Phiếu khám sức khỏe đã quá 06 tháng. |
      | Lý do, nội dung cần bổ sung | Nộp phiếu khám sức khỏe mới.         |
    Thì hạn của bước "Nhận hồ sơ bổ sung" là 17:30 ngày 07/01/2027
    Khi các mốc nhắc việc chạy lúc 17:31 ngày 07/01/2027
    Thì hồ sơ đang chờ Lãnh đạo ở bước "Xem xét dừng xử lý"
    Khi lúc 17:40 ngày 07/01/2027 cán bộ Lê Quang Thanh hoàn thành bước "Xem xét dừng xử lý":
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
    Và lúc 15:30 ngày 08/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Kiểm tra hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ hợp lệ, thông báo phí |
      | Nội dung kiểm tra      | Đủ thành phần hồ sơ.        |
    Và lúc 14:00 ngày 09/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Xác nhận đã nộp phí":
      | Số biên lai           | BL-0100    |
      | Số tiền đã nộp (đồng) | 200.000    |
      | Ngày nộp              | 09/12/2026 |
    Và lúc 10:00 ngày 11/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định, dự thảo chứng chỉ":
      | Kết luận           | Đủ điều kiện cấp chứng chỉ              |
      | Nội dung thẩm định | Đủ bằng cấp, đã đào tạo an toàn bức xạ. |
    Khi lúc 08:40 ngày 14/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Trả lại để thẩm định lại           |
      | Lý do trả lại    | Chưa đối chiếu chứng nhận đào tạo. |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Thẩm định, dự thảo chứng chỉ"

  Kịch bản: Lãnh đạo chưa đồng ý ký thì trả lại để làm lại
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 08/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Kiểm tra hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ hợp lệ, thông báo phí |
      | Nội dung kiểm tra      | Đủ thành phần hồ sơ.        |
    Và lúc 14:00 ngày 09/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Xác nhận đã nộp phí":
      | Số biên lai           | BL-0100    |
      | Số tiền đã nộp (đồng) | 200.000    |
      | Ngày nộp              | 09/12/2026 |
    Và lúc 10:00 ngày 11/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định, dự thảo chứng chỉ":
      | Kết luận           | Đủ điều kiện cấp chứng chỉ              |
      | Nội dung thẩm định | Đủ bằng cấp, đã đào tạo an toàn bức xạ. |
    Và lúc 08:40 ngày 14/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Khi lúc 10:15 ngày 14/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký chứng chỉ":
      | Kết quả ký duyệt | Trả lại để thẩm định lại           |
      | Lý do trả lại    | Chưa đối chiếu chứng nhận đào tạo. |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Thẩm định, dự thảo chứng chỉ"
    Và thời hạn giải quyết đang tính

  Kịch bản: Không đủ điều kiện giải quyết thì trả thông báo, nêu rõ lý do
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Xử lý đúng hạn. |
    Và lúc 15:30 ngày 08/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Kiểm tra hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ hợp lệ, thông báo phí |
      | Nội dung kiểm tra      | Đủ thành phần hồ sơ.        |
    Và lúc 14:00 ngày 09/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Xác nhận đã nộp phí":
      | Số biên lai           | BL-0100    |
      | Số tiền đã nộp (đồng) | 200.000    |
      | Ngày nộp              | 09/12/2026 |
    Và lúc 10:00 ngày 11/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định, dự thảo chứng chỉ":
      | Kết luận           | Không đủ điều kiện cấp chứng chỉ |
      | Nội dung thẩm định | Chưa đào tạo an toàn bức xạ.     |
    Và lúc 08:40 ngày 14/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Và lúc 10:15 ngày 14/12/2026 cán bộ Lê Quang Thanh đã hoàn thành bước "Ký chứng chỉ":
      | Kết quả ký duyệt | Ký duyệt |
    Khi lúc 11:00 ngày 14/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, phát hành":
      | Số văn bản | 07/CCNVBX |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Không đủ điều kiện giải quyết"
    Và hồ sơ được giải quyết đúng hạn
    Khi lúc 14:05 ngày 14/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả thông báo không giải quyết":
      | Họ và tên người nhận                  | Trần Thị Minh Họa            |
      | Lý do không giải quyết (nêu rõ lý do) | Chưa đào tạo an toàn bức xạ. |
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
    Khi lúc 09:00 ngày 11/12/2026 cán bộ Đỗ Thị Lan soạn văn bản xin lỗi, hẹn lại 17:00 ngày 18/12/2026 vì "Chờ cơ sở đào tạo xác nhận."
    Và lúc 10:00 ngày 11/12/2026 cán bộ Lê Quang Thanh ký văn bản xin lỗi
    Và lúc 10:30 ngày 11/12/2026 cán bộ Đỗ Thị Lan thông báo văn bản xin lỗi cho người nộp
    Thì ngày hẹn trả kết quả là 17:00 ngày 18/12/2026
    Và hạn xử lý hồ sơ là 08:20 ngày 14/12/2026
    Khi đến lúc 00:01 ngày 15/12/2026
    Thì hồ sơ quá hạn

  Kịch bản: Người nộp rút hồ sơ trước khi chuyển xử lý
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:10 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã ghi nhận yêu cầu dừng thực hiện vì "Chuyển công tác"
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
