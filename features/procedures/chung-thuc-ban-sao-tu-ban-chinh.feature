# language: vi
Tính năng: Chứng thực bản sao từ bản chính (2.000815)
  Giải quyết ngay hoặc trong ngày; tiếp nhận sau 15 giờ thì ngày làm việc tiếp theo; phức tạp thì thêm không quá 02 ngày.
  Phí 2.000 đồng một trang, từ trang thứ ba 1.000 đồng, không quá 200.000 đồng một bản.
  Người, số điện thoại và địa chỉ trong các kịch bản đều là hư cấu.

  Bối cảnh:
    Cho thủ tục "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam; cơ quan, tổ chức có thẩm quyền của nước ngoài; cơ quan, tổ chức có thẩm quyền của Việt Nam liên kết với cơ quan, tổ chức có thẩm quyền của nước ngoài cấp hoặc chứng nhận" đã được công bố
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí                      |
      | Nguyễn Thị Mai | Bộ phận một cửa             |
      | Đỗ Thị Lan     | Công chức tư pháp - hộ tịch |
      | Lê Quang Thanh | Lãnh đạo UBND cấp xã        |
    Và người nộp khai:
      | Họ và tên người yêu cầu   | Trần Thị Minh Họa |
      | Số điện thoại             | 0912 000 001      |
      | Tên giấy tờ, văn bản      | Bằng tốt nghiệp   |
      | Số trang của bản chính    | 4                 |
      | Số bản sao cần chứng thực | 2                 |
    Và hồ sơ thuộc trường hợp "Trường hợp thông thường"

  Kịch bản: Hẹn trả trong ngày: đối chiếu rồi mới ký
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Thì hồ sơ chưa có trạng thái theo Thông tư, thông tin là "Mới đăng ký, chờ tiếp nhận"
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra bản chính, thu phí"
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra bản chính, thu phí":
      | Kết quả kiểm tra hồ sơ | Bản chính hợp lệ: tiếp nhận             |
      | Cách giải quyết        | Hẹn trả: nhiều trang, nội dung phức tạp |
      | Số tiền đã thu (đồng)  | 12.000                                  |
    Thì ngày hẹn trả kết quả là 17:30 ngày 07/12/2026
    Và thời hạn giải quyết đang tính
    Và hồ sơ đang chờ Công chức tư pháp - hộ tịch ở bước "Đối chiếu bản sao với bản chính"
    Khi lúc 09:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Đối chiếu bản sao với bản chính":
      | Ý kiến thẩm định   | Bản sao đúng với bản chính |
      | Nội dung thẩm định | Đủ các trang.              |
    Thì hồ sơ đang chờ Lãnh đạo UBND cấp xã ở bước "Ký chứng thực"
    Khi lúc 10:30 ngày 07/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký chứng thực":
      | Kết quả ký duyệt | Ký duyệt |
    Thì hồ sơ đang chờ Công chức tư pháp - hộ tịch ở bước "Đóng dấu, ghi sổ chứng thực"
    Khi lúc 11:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Đóng dấu, ghi sổ chứng thực":
      | Số văn bản | 1204 |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đang trả kết quả"
    Và hồ sơ được giải quyết đúng hạn
    Và hồ sơ đang chờ Nơi trả kết quả ở bước "Trả kết quả"
    Khi lúc 14:00 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
      | Họ và tên người nhận | Trần Thị Minh Họa |
      | Hình thức trả        | Trực tiếp         |
    Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đã trả kết quả"
    Và hồ sơ đã kết thúc
    Và các bước đã hoàn thành là:
      | Bước                            | Người thực hiện | Thời điểm             |
      | Kiểm tra bản chính, thu phí     | Nguyễn Thị Mai  | 08:20 ngày 07/12/2026 |
      | Đối chiếu bản sao với bản chính | Đỗ Thị Lan      | 09:30 ngày 07/12/2026 |
      | Ký chứng thực                   | Lê Quang Thanh  | 10:30 ngày 07/12/2026 |
      | Đóng dấu, ghi sổ chứng thực     | Đỗ Thị Lan      | 11:00 ngày 07/12/2026 |
      | Trả kết quả                     | Nguyễn Thị Mai  | 14:00 ngày 07/12/2026 |
    Và vết xử lý của hồ sơ còn nguyên vẹn

  Kịch bản: Hồ sơ chưa đầy đủ được hướng dẫn một lần, hoàn thiện rồi mới tiếp nhận
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra bản chính, thu phí":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Bản sao thiếu một trang.       |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đầy đủ, chưa chính xác"
    Và thời hạn giải quyết chưa bắt đầu tính
    Và hồ sơ chưa được cấp mã số
    Khi lúc 10:00 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Hướng dẫn một lần, nhận hồ sơ hoàn thiện":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra bản chính, thu phí"
    Khi lúc 15:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra bản chính, thu phí":
      | Kết quả kiểm tra hồ sơ | Bản chính hợp lệ: tiếp nhận             |
      | Cách giải quyết        | Hẹn trả: nhiều trang, nội dung phức tạp |
      | Số tiền đã thu (đồng)  | 12.000                                  |
    Thì ngày hẹn trả kết quả là 17:30 ngày 08/12/2026

  Kịch bản: Từ chối tiếp nhận, nêu rõ lý do
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra bản chính, thu phí":
      | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận     |
      | Lý do (nêu rõ lý do)   | Bản chính bị tẩy xóa. |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Từ chối tiếp nhận"
    Và hồ sơ chưa được cấp mã số
    Và hồ sơ đã kết thúc

  Kịch bản: Yêu cầu bổ sung thì thời hạn tạm dừng, nhận đủ thì tính lại từ đầu
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra bản chính, thu phí":
      | Kết quả kiểm tra hồ sơ | Bản chính hợp lệ: tiếp nhận             |
      | Cách giải quyết        | Hẹn trả: nhiều trang, nội dung phức tạp |
      | Số tiền đã thu (đồng)  | 12.000                                  |
    Khi lúc 09:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Đối chiếu bản sao với bản chính":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ |
      | Nội dung thẩm định          | Bản sao mờ ở trang 3.      |
      | Lý do, nội dung cần bổ sung | Nộp lại bản sao rõ chữ.    |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đủ điều kiện giải quyết"
    Và thời hạn giải quyết đang tạm dừng
    Và hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"
    Khi lúc 09:00 ngày 08/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
    Và ngày hẹn trả kết quả là 17:30 ngày 08/12/2026
    Và hồ sơ đang chờ Công chức tư pháp - hộ tịch ở bước "Đối chiếu bản sao với bản chính"

  Kịch bản: Quá thời hạn bổ sung thì Lãnh đạo quyết định dừng xử lý
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra bản chính, thu phí":
      | Kết quả kiểm tra hồ sơ | Bản chính hợp lệ: tiếp nhận             |
      | Cách giải quyết        | Hẹn trả: nhiều trang, nội dung phức tạp |
      | Số tiền đã thu (đồng)  | 12.000                                  |
    Và lúc 09:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Đối chiếu bản sao với bản chính":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ |
      | Nội dung thẩm định          | Bản sao mờ ở trang 3.      |
      | Lý do, nội dung cần bổ sung | Nộp lại bản sao rõ chữ.    |
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
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra bản chính, thu phí":
      | Kết quả kiểm tra hồ sơ | Bản chính hợp lệ: tiếp nhận             |
      | Cách giải quyết        | Hẹn trả: nhiều trang, nội dung phức tạp |
      | Số tiền đã thu (đồng)  | 12.000                                  |
    Và lúc 09:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Đối chiếu bản sao với bản chính":
      | Ý kiến thẩm định   | Bản sao đúng với bản chính |
      | Nội dung thẩm định | Đủ các trang.              |
    Khi lúc 10:30 ngày 07/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký chứng thực":
      | Kết quả ký duyệt | Trả lại để thẩm định lại |
      | Lý do trả lại    | Lời chứng ghi sai ngày.  |
    Thì hồ sơ đang chờ Công chức tư pháp - hộ tịch ở bước "Đối chiếu bản sao với bản chính"
    Và thời hạn giải quyết đang tính

  Kịch bản: Không đủ điều kiện giải quyết thì trả thông báo, nêu rõ lý do
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra bản chính, thu phí":
      | Kết quả kiểm tra hồ sơ | Bản chính hợp lệ: tiếp nhận             |
      | Cách giải quyết        | Hẹn trả: nhiều trang, nội dung phức tạp |
      | Số tiền đã thu (đồng)  | 12.000                                  |
    Và lúc 09:30 ngày 07/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Đối chiếu bản sao với bản chính":
      | Ý kiến thẩm định   | Không đủ điều kiện giải quyết                     |
      | Nội dung thẩm định | Bản chính thuộc trường hợp không được chứng thực. |
    Và lúc 10:30 ngày 07/12/2026 cán bộ Lê Quang Thanh đã hoàn thành bước "Ký chứng thực":
      | Kết quả ký duyệt | Ký duyệt |
    Khi lúc 11:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Đóng dấu, ghi sổ chứng thực":
      | Số văn bản | 1204 |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Không đủ điều kiện giải quyết"
    Và hồ sơ được giải quyết đúng hạn
    Khi lúc 14:00 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả thông báo không giải quyết":
      | Họ và tên người nhận                  | Trần Thị Minh Họa                                                                   |
      | Lý do không giải quyết (nêu rõ lý do) | Bản chính thuộc trường hợp không được chứng thực (Điều 22 Nghị định 23/2015/NĐ-CP). |
      | Hình thức trả                         | Trực tiếp                                                                           |
    Thì hồ sơ đã kết thúc

  Kịch bản: Trễ hạn thì xin lỗi và hẹn lại; hạn xử lý không đổi nên hồ sơ vẫn quá hạn
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra bản chính, thu phí":
      | Kết quả kiểm tra hồ sơ | Bản chính hợp lệ: tiếp nhận             |
      | Cách giải quyết        | Hẹn trả: nhiều trang, nội dung phức tạp |
      | Số tiền đã thu (đồng)  | 12.000                                  |
    Khi lúc 15:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan soạn văn bản xin lỗi, hẹn lại 17:00 ngày 09/12/2026 vì "Số lượng bản sao lớn."
    Và lúc 15:30 ngày 07/12/2026 cán bộ Lê Quang Thanh ký văn bản xin lỗi
    Và lúc 16:00 ngày 07/12/2026 cán bộ Đỗ Thị Lan thông báo văn bản xin lỗi cho người nộp
    Thì ngày hẹn trả kết quả là 17:00 ngày 09/12/2026
    Và hạn xử lý hồ sơ là 17:30 ngày 07/12/2026
    Khi đến lúc 00:01 ngày 08/12/2026
    Thì hồ sơ quá hạn

  Kịch bản: Người nộp rút hồ sơ trước khi chuyển xử lý
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:10 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã ghi nhận yêu cầu dừng thực hiện vì "Không cần bản sao nữa"
    Khi lúc 08:15 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đồng ý dừng thực hiện vì "Hồ sơ chưa chuyển xử lý"
    Thì trạng thái hồ sơ là "Đã trả lại", thông tin là "Tổ chức, cá nhân yêu cầu rút hồ sơ"
    Và hồ sơ đã kết thúc

  Khung kịch bản: Hồ sơ đến từ nguồn nào cũng bắt đầu như nhau
    Khi lúc 08:05 ngày 07/12/2026 hồ sơ nộp <cách thức> đến từ <nguồn>
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra bản chính, thu phí"
    Và thời hạn giải quyết chưa bắt đầu tính

    Dữ liệu:
      | cách thức | nguồn                      |
      | trực tiếp | Bộ phận một cửa            |
      | trực tiếp | Cổng Dịch vụ công quốc gia |
      | trực tiếp | hệ thống của bộ            |

  Kịch bản: Giải quyết ngay: ký, đóng dấu và trả trong lúc chờ
    Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:10 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra bản chính, thu phí":
      | Kết quả kiểm tra hồ sơ | Bản chính hợp lệ: tiếp nhận    |
      | Cách giải quyết        | Giải quyết và trả kết quả ngay |
      | Số tiền đã thu (đồng)  | 12.000                         |
    Thì hồ sơ đang chờ Lãnh đạo UBND cấp xã ở bước "Ký chứng thực"
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký chứng thực":
      | Kết quả ký duyệt | Ký duyệt |
    Và lúc 08:25 ngày 07/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Đóng dấu, ghi sổ chứng thực":
      | Số văn bản | 1203 |
    Và lúc 08:30 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
      | Họ và tên người nhận | Trần Thị Minh Họa |
      | Hình thức trả        | Trực tiếp         |
    Thì hồ sơ được giải quyết đúng hạn
    Và hồ sơ đã kết thúc

  Khung kịch bản: Phí tính theo số trang của bản chính và số bản
    Cho người nộp khai:
      | Số trang của bản chính    | <số trang> |
      | Số bản sao cần chứng thực | <số bản>   |
    Khi lúc 08:05 ngày 07/12/2026 người nộp nộp hồ sơ trực tiếp
    Thì kết quả tính "phi_mot_ban" là <một bản>
    Và kết quả tính "so_tien_phai_nop" là <phải nộp>

    Dữ liệu:
      | số trang | số bản | một bản | phải nộp |
      | 1        | 1      | 2000    | 2000     |
      | 2        | 3      | 4000    | 12000    |
      | 3        | 1      | 5000    | 5000     |
      | 198      | 1      | 200000  | 200000   |
      | 199      | 2      | 200000  | 400000   |
      | 1500     | 1      | 200000  | 200000   |

  Kịch bản: Trường hợp phức tạp thì thêm không quá 02 ngày làm việc
    Cho hồ sơ thuộc trường hợp "Nhiều loại bản chính, nhiều trang, nội dung phức tạp"
    Và lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Khi lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra bản chính, thu phí":
      | Kết quả kiểm tra hồ sơ | Bản chính hợp lệ: tiếp nhận             |
      | Cách giải quyết        | Hẹn trả: nhiều trang, nội dung phức tạp |
      | Số tiền đã thu (đồng)  | 12.000                                  |
    Thì ngày hẹn trả kết quả là 17:30 ngày 09/12/2026
