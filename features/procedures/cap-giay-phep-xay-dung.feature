# language: vi
Tính năng: Cấp giấy phép xây dựng (1.013225)
  Nhà ở riêng lẻ 15 ngày, công trình cấp III, cấp IV 20 ngày kể từ ngày nhận đủ hồ sơ hợp lệ. Cùng lúc: kiểm tra thực địa,
  thẩm định; và lấy ý kiến 12 ngày, quá hạn coi như đồng ý. Bổ sung: thông báo một lần trong 07 ngày làm việc, xem xét
  05 ngày, lần cuối 03 ngày.
  Người, số điện thoại và địa chỉ trong các kịch bản đều là hư cấu.

  Bối cảnh:
    Cho thủ tục "Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV (Công trình không theo tuyến/Theo tuyến trong đô thị/Tín ngưỡng, tôn giáo/Tượng đài, tranh hoành tráng/Theo giai đoạn cho công trình không theo tuyến/Theo giai đoạn cho công trình theo tuyến trong đô thị/Dự án) và nhà ở riêng lẻ" đã được công bố
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí                                  |
      | Nguyễn Thị Mai | Bộ phận một cửa                         |
      | Phạm Văn Hùng  | Trưởng phòng Kinh tế, Hạ tầng và Đô thị |
      | Đỗ Thị Lan     | Chuyên viên                             |
      | Lê Quang Thanh | Lãnh đạo UBND cấp xã                    |
      | Vũ Thu Hà      | Văn thư                                 |
    Và người nộp khai:
      | Tên chủ đầu tư                      | Trần Thị Minh Họa              |
      | Số định danh cá nhân của chủ đầu tư | 001190000010                   |
      | Số điện thoại                       | 0912 000 001                   |
      | Địa điểm xây dựng                   | Thôn 1, xã Hòa Bình (minh họa) |
      | Số tờ bản đồ, số thửa               | Tờ 5, thửa 12                  |
      | Diện tích xây dựng (m²)             | 80                             |
      | Tổng diện tích sàn (m²)             | 160                            |
      | Số tầng                             | 2                              |
    Và hồ sơ thuộc trường hợp "Nhà ở riêng lẻ"

  Kịch bản: Thẩm định và lấy ý kiến cùng lúc, đủ cả hai mới dự thảo; cấp giấy phép trước hạn
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ngày hẹn trả kết quả là 17:30 ngày 22/12/2026
    Khi lúc 09:00 ngày 07/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Kiểm tra thực địa sớm. |
    Thì việc "Kiểm tra thực địa" đang chờ
    Và việc "Gửi văn bản lấy ý kiến" đang chờ
    Khi lúc 14:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Gửi văn bản lấy ý kiến":
      | Cơ quan được lấy ý kiến | Ban Chỉ huy phòng thủ khu vực (minh họa) |
      | Nội dung lấy ý kiến     | Chiều cao công trình.                    |
    Và lúc 14:05 ngày 07/12/2026 cán bộ Đỗ Thị Lan lấy ý kiến:
      | Nơi được hỏi                             | Nội dung              | Phương thức trả lời | Thời hạn |
      | Ban Chỉ huy phòng thủ khu vực (minh họa) | Chiều cao công trình. | Văn bản             | P4D      |
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang lấy ý kiến cơ quan liên quan"
    Khi lúc 10:00 ngày 08/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Kiểm tra thực địa":
      | Ngày kiểm tra             | 08/12/2026                   |
      | Thành phần tham gia       | Chuyên viên, chủ đầu tư.     |
      | Kết quả kiểm tra thực địa | Đúng vị trí, chưa khởi công. |
    Và lúc 10:00 ngày 10/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp giấy phép xây dựng |
      | Nội dung thẩm định | Bản vẽ phù hợp quy hoạch.           |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Theo dõi, tổng hợp ý kiến"
    Khi lúc 09:00 ngày 11/12/2026 cán bộ Đỗ Thị Lan cập nhật ý kiến đồng ý của "Ban Chỉ huy phòng thủ khu vực (minh họa)": "Không vướng tĩnh không."
    Thì hồ sơ đang chờ Chuyên viên ở bước "Dự thảo giấy phép hoặc thông báo"
    Khi lúc 09:00 ngày 14/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Dự thảo giấy phép hoặc thông báo":
      | Đề xuất                  | Cấp giấy phép xây dựng                              |
      | Căn cứ, nội dung dự thảo | Đủ điều kiện theo Điều 50 Nghị định 175/2024/NĐ-CP. |
    Và lúc 14:00 ngày 14/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Và lúc 09:00 ngày 15/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký giấy phép":
      | Kết quả ký duyệt | Ký duyệt |
    Và lúc 10:00 ngày 15/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, đóng dấu, phát hành":
      | Số văn bản | 18/GPXD |
    Thì hồ sơ được giải quyết đúng hạn
    Khi lúc 14:00 ngày 15/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
      | Họ và tên người nhận | Trần Thị Minh Họa |
      | Hình thức trả        | Trực tiếp         |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đã trả kết quả"
    Và hồ sơ đã kết thúc
    Và vết xử lý của hồ sơ còn nguyên vẹn

  Khung kịch bản: Hai trường hợp, hai thời hạn
    Cho hồ sơ thuộc trường hợp "<trường hợp>"
    Và lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tuyến
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ngày hẹn trả kết quả là <hẹn trả>

    Dữ liệu:
      | trường hợp                 | hẹn trả               |
      | Nhà ở riêng lẻ             | 17:30 ngày 22/12/2026 |
      | Công trình cấp III, cấp IV | 17:30 ngày 28/12/2026 |

  Kịch bản: Quá 12 ngày không trả lời thì coi như đồng ý, hồ sơ đi tiếp
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:00 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Kiểm tra thực địa sớm. |
    Và lúc 14:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Gửi văn bản lấy ý kiến":
      | Cơ quan được lấy ý kiến | Ban Chỉ huy phòng thủ khu vực (minh họa) |
      | Nội dung lấy ý kiến     | Chiều cao công trình.                    |
    Và lúc 10:00 ngày 08/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Kiểm tra thực địa":
      | Ngày kiểm tra             | 08/12/2026                   |
      | Thành phần tham gia       | Chuyên viên, chủ đầu tư.     |
      | Kết quả kiểm tra thực địa | Đúng vị trí, chưa khởi công. |
    Và lúc 10:00 ngày 08/12/2026 cán bộ Đỗ Thị Lan đã lấy ý kiến:
      | Nơi được hỏi                             | Nội dung              | Phương thức trả lời | Thời hạn |
      | Ban Chỉ huy phòng thủ khu vực (minh họa) | Chiều cao công trình. | Văn bản             | P5D      |
    Và lúc 10:00 ngày 10/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp giấy phép xây dựng |
      | Nội dung thẩm định | Bản vẽ phù hợp quy hoạch.           |
    Khi các mốc nhắc việc chạy lúc 00:01 ngày 22/12/2026
    Thì việc "Dự thảo giấy phép hoặc thông báo" đang chờ

  Kịch bản: Bổ sung một lần: hồ sơ mới đáp ứng thông báo thì giải quyết tiếp, thời hạn tính lại
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:00 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Kiểm tra thực địa sớm. |
    Và lúc 14:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Gửi văn bản lấy ý kiến":
      | Cơ quan được lấy ý kiến | Ban Chỉ huy phòng thủ khu vực (minh họa) |
      | Nội dung lấy ý kiến     | Chiều cao công trình.                    |
    Và lúc 10:00 ngày 08/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Kiểm tra thực địa":
      | Ngày kiểm tra             | 08/12/2026                   |
      | Thành phần tham gia       | Chuyên viên, chủ đầu tư.     |
      | Kết quả kiểm tra thực địa | Đúng vị trí, chưa khởi công. |
    Khi lúc 10:00 ngày 10/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ |
      | Nội dung thẩm định          | Bản vẽ thiếu mặt cắt.      |
      | Lý do, nội dung cần bổ sung | Nộp bản vẽ có mặt cắt.     |
    Thì thời hạn giải quyết đang tạm dừng
    Và việc "Nhận hồ sơ bổ sung" đang chờ
    Và việc "Theo dõi, tổng hợp ý kiến" đang chờ
    Khi lúc 09:00 ngày 14/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì ngày hẹn trả kết quả là 17:30 ngày 29/12/2026
    Và hạn của bước "Xem xét hồ sơ bổ sung" là 09:00 ngày 21/12/2026
    Khi lúc 09:00 ngày 15/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Xem xét hồ sơ bổ sung":
      | Ý kiến về hồ sơ bổ sung | Đáp ứng thông báo      |
      | Nội dung thẩm định      | Đã xem xét bản vẽ mới. |
    Và lúc 10:00 ngày 15/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Theo dõi, tổng hợp ý kiến":
      | Ý kiến của cơ quan được hỏi | Đồng ý                |
      | Tổng hợp ý kiến             | Không có ý kiến khác. |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Dự thảo giấy phép hoặc thông báo"

  Kịch bản: Bổ sung vẫn chưa đạt thì hướng dẫn tiếp; lần cuối không đạt thì không cấp, nêu rõ lý do
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:00 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Kiểm tra thực địa sớm. |
    Và lúc 14:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Gửi văn bản lấy ý kiến":
      | Cơ quan được lấy ý kiến | Ban Chỉ huy phòng thủ khu vực (minh họa) |
      | Nội dung lấy ý kiến     | Chiều cao công trình.                    |
    Và lúc 10:00 ngày 08/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Kiểm tra thực địa":
      | Ngày kiểm tra             | 08/12/2026                   |
      | Thành phần tham gia       | Chuyên viên, chủ đầu tư.     |
      | Kết quả kiểm tra thực địa | Đúng vị trí, chưa khởi công. |
    Và lúc 10:00 ngày 10/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ |
      | Nội dung thẩm định          | Bản vẽ thiếu mặt cắt.      |
      | Lý do, nội dung cần bổ sung | Nộp bản vẽ có mặt cắt.     |
    Và lúc 09:00 ngày 14/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Khi lúc 09:00 ngày 15/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Xem xét hồ sơ bổ sung":
      | Ý kiến về hồ sơ bổ sung     | Chưa đáp ứng, hướng dẫn tiếp tục hoàn thiện |
      | Nội dung thẩm định          | Đã xem xét bản vẽ mới.                      |
      | Lý do, nội dung cần bổ sung | Mặt cắt chưa ghi cao độ.                    |
    Thì thời hạn giải quyết đang tạm dừng
    Khi lúc 09:00 ngày 17/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì hạn của bước "Xem xét lần cuối" là 09:00 ngày 22/12/2026
    Khi lúc 09:00 ngày 18/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Xem xét lần cuối":
      | Ý kiến về hồ sơ bổ sung | Vẫn không đáp ứng, không cấp giấy phép |
      | Nội dung thẩm định      | Đã xem xét bản vẽ mới.                 |
    Và lúc 10:00 ngày 18/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Theo dõi, tổng hợp ý kiến":
      | Ý kiến của cơ quan được hỏi | Đồng ý                |
      | Tổng hợp ý kiến             | Không có ý kiến khác. |
    Và lúc 14:00 ngày 18/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Dự thảo giấy phép hoặc thông báo":
      | Đề xuất                  | Không cấp giấy phép xây dựng    |
      | Căn cứ, nội dung dự thảo | Bản vẽ không đáp ứng thông báo. |
    Và lúc 15:00 ngày 18/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Và lúc 08:00 ngày 21/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký giấy phép":
      | Kết quả ký duyệt | Ký duyệt |
    Và lúc 09:00 ngày 21/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, đóng dấu, phát hành":
      | Số văn bản | 40/TB-UBND |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Không đủ điều kiện giải quyết"
    Khi lúc 14:00 ngày 21/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả thông báo không giải quyết":
      | Họ và tên người nhận                  | Trần Thị Minh Họa               |
      | Lý do không giải quyết (nêu rõ lý do) | Bản vẽ không đáp ứng thông báo. |
      | Hình thức trả                         | Trực tiếp                       |
    Thì hồ sơ đã kết thúc

  Kịch bản: Quá thời hạn bổ sung thì dừng xử lý, cả việc lấy ý kiến cũng dừng
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:00 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Kiểm tra thực địa sớm. |
    Và lúc 14:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Gửi văn bản lấy ý kiến":
      | Cơ quan được lấy ý kiến | Ban Chỉ huy phòng thủ khu vực (minh họa) |
      | Nội dung lấy ý kiến     | Chiều cao công trình.                    |
    Và lúc 10:00 ngày 08/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Kiểm tra thực địa":
      | Ngày kiểm tra             | 08/12/2026                   |
      | Thành phần tham gia       | Chuyên viên, chủ đầu tư.     |
      | Kết quả kiểm tra thực địa | Đúng vị trí, chưa khởi công. |
    Và lúc 10:00 ngày 10/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ |
      | Nội dung thẩm định          | Bản vẽ thiếu mặt cắt.      |
      | Lý do, nội dung cần bổ sung | Nộp bản vẽ có mặt cắt.     |
    Khi các mốc nhắc việc chạy lúc 17:31 ngày 11/01/2027
    Thì việc "Xem xét dừng xử lý" đang chờ
    Khi lúc 08:30 ngày 12/01/2027 cán bộ Lê Quang Thanh hoàn thành bước "Xem xét dừng xử lý":
      | Kết quả xem xét | Dừng xử lý            |
      | Lý do           | Quá thời hạn bổ sung. |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Quá thời hạn bổ sung hồ sơ"
    Và hồ sơ đã kết thúc

  Kịch bản: Được hướng dẫn tiếp mà không hoàn thiện thì cũng dừng xử lý
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:00 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Kiểm tra thực địa sớm. |
    Và lúc 14:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Gửi văn bản lấy ý kiến":
      | Cơ quan được lấy ý kiến | Ban Chỉ huy phòng thủ khu vực (minh họa) |
      | Nội dung lấy ý kiến     | Chiều cao công trình.                    |
    Và lúc 10:00 ngày 08/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Kiểm tra thực địa":
      | Ngày kiểm tra             | 08/12/2026                   |
      | Thành phần tham gia       | Chuyên viên, chủ đầu tư.     |
      | Kết quả kiểm tra thực địa | Đúng vị trí, chưa khởi công. |
    Và lúc 10:00 ngày 10/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ |
      | Nội dung thẩm định          | Bản vẽ thiếu mặt cắt.      |
      | Lý do, nội dung cần bổ sung | Nộp bản vẽ có mặt cắt.     |
    Và lúc 09:00 ngày 14/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Và lúc 09:00 ngày 15/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Xem xét hồ sơ bổ sung":
      | Ý kiến về hồ sơ bổ sung     | Chưa đáp ứng, hướng dẫn tiếp tục hoàn thiện |
      | Nội dung thẩm định          | Đã xem xét bản vẽ mới.                      |
      | Lý do, nội dung cần bổ sung | Mặt cắt chưa ghi cao độ.                    |
    Khi các mốc nhắc việc chạy lúc 17:31 ngày 14/01/2027
    Và lúc 08:30 ngày 15/01/2027 cán bộ Lê Quang Thanh hoàn thành bước "Xem xét dừng xử lý":
      | Kết quả xem xét | Dừng xử lý            |
      | Lý do           | Quá thời hạn bổ sung. |
    Thì hồ sơ đã kết thúc

  Kịch bản: Soát xét hoặc ký thấy chưa đạt thì trả lại để dự thảo lại
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:00 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Kiểm tra thực địa sớm. |
    Và lúc 14:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Gửi văn bản lấy ý kiến":
      | Cơ quan được lấy ý kiến | Ban Chỉ huy phòng thủ khu vực (minh họa) |
      | Nội dung lấy ý kiến     | Chiều cao công trình.                    |
    Và lúc 10:00 ngày 08/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Kiểm tra thực địa":
      | Ngày kiểm tra             | 08/12/2026                   |
      | Thành phần tham gia       | Chuyên viên, chủ đầu tư.     |
      | Kết quả kiểm tra thực địa | Đúng vị trí, chưa khởi công. |
    Và lúc 10:00 ngày 10/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp giấy phép xây dựng |
      | Nội dung thẩm định | Bản vẽ phù hợp quy hoạch.           |
    Và lúc 09:00 ngày 11/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Theo dõi, tổng hợp ý kiến":
      | Ý kiến của cơ quan được hỏi | Đồng ý                |
      | Tổng hợp ý kiến             | Không có ý kiến khác. |
    Và lúc 09:00 ngày 14/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Dự thảo giấy phép hoặc thông báo":
      | Đề xuất                  | Cấp giấy phép xây dựng                              |
      | Căn cứ, nội dung dự thảo | Đủ điều kiện theo Điều 50 Nghị định 175/2024/NĐ-CP. |
    Khi lúc 14:00 ngày 14/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Trả lại để thẩm định lại |
      | Lý do trả lại    | Ghi sai cốt nền.         |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Dự thảo giấy phép hoặc thông báo"
    Khi lúc 15:00 ngày 14/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Dự thảo giấy phép hoặc thông báo":
      | Đề xuất                  | Cấp giấy phép xây dựng                              |
      | Căn cứ, nội dung dự thảo | Đủ điều kiện theo Điều 50 Nghị định 175/2024/NĐ-CP. |
    Và lúc 16:00 ngày 14/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Và lúc 09:00 ngày 15/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký giấy phép":
      | Kết quả ký duyệt | Trả lại để thẩm định lại |
      | Lý do trả lại    | Thiếu chỉ giới xây dựng. |
    Thì hồ sơ đang chờ Chuyên viên ở bước "Dự thảo giấy phép hoặc thông báo"
    Và thời hạn giải quyết đang tính

  Kịch bản: Hồ sơ chưa đầy đủ được hướng dẫn một lần, hoàn thiện rồi mới tiếp nhận
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Thiếu giấy tờ về quyền sử dụng đất.            |
    Thì thời hạn giải quyết chưa bắt đầu tính
    Khi lúc 14:00 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Hướng dẫn một lần, nhận hồ sơ hoàn thiện":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Và lúc 14:10 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì ngày hẹn trả kết quả là 17:30 ngày 22/12/2026

  Kịch bản: Từ chối tiếp nhận, nêu rõ lý do
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận                        |
      | Lý do (nêu rõ lý do)   | Công trình được miễn giấy phép xây dựng. |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Từ chối tiếp nhận"
    Và hồ sơ đã kết thúc

  Kịch bản: Trễ hạn thì xin lỗi và hẹn lại; hạn xử lý không đổi nên hồ sơ vẫn quá hạn
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:00 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
      | Ý kiến chỉ đạo | Kiểm tra thực địa sớm. |
    Và lúc 14:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Gửi văn bản lấy ý kiến":
      | Cơ quan được lấy ý kiến | Ban Chỉ huy phòng thủ khu vực (minh họa) |
      | Nội dung lấy ý kiến     | Chiều cao công trình.                    |
    Và lúc 10:00 ngày 08/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Kiểm tra thực địa":
      | Ngày kiểm tra             | 08/12/2026                   |
      | Thành phần tham gia       | Chuyên viên, chủ đầu tư.     |
      | Kết quả kiểm tra thực địa | Đúng vị trí, chưa khởi công. |
    Khi các mốc nhắc việc chạy lúc 08:00 ngày 22/12/2026
    Thì việc "Xin lỗi và hẹn lại ngày trả kết quả" đang chờ
    Khi lúc 09:00 ngày 22/12/2026 cán bộ Đỗ Thị Lan soạn văn bản xin lỗi, hẹn lại 17:00 ngày 28/12/2026 vì "Chờ kiểm tra thực địa lại."
    Và lúc 10:00 ngày 22/12/2026 cán bộ Lê Quang Thanh ký văn bản xin lỗi
    Và lúc 10:30 ngày 22/12/2026 cán bộ Đỗ Thị Lan thông báo văn bản xin lỗi cho người nộp
    Thì ngày hẹn trả kết quả là 17:00 ngày 28/12/2026
    Và hạn xử lý hồ sơ là 17:30 ngày 22/12/2026
    Khi đến lúc 00:01 ngày 23/12/2026
    Thì hồ sơ quá hạn

  Kịch bản: Chủ đầu tư rút hồ sơ khi đang giải quyết
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 08:40 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã ghi nhận yêu cầu dừng thực hiện vì "Hoãn xây nhà"
    Khi lúc 09:30 ngày 07/12/2026 cán bộ Phạm Văn Hùng đồng ý dừng thực hiện vì "Giấy phép chưa được ký"
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Dừng thực hiện theo yêu cầu của tổ chức, cá nhân"
    Và hồ sơ đã kết thúc

  Khung kịch bản: Hồ sơ đến từ nguồn nào cũng bắt đầu như nhau
    Khi lúc 08:05 ngày 07/12/2026 hồ sơ nộp <cách thức> đến từ <nguồn>
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"

    Dữ liệu:
      | cách thức  | nguồn                      |
      | trực tiếp  | Bộ phận một cửa            |
      | trực tuyến | Cổng Dịch vụ công quốc gia |
      | trực tuyến | hệ thống của bộ            |
