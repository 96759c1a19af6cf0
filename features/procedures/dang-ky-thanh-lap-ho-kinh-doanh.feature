# language: vi
Tính năng: Đăng ký thành lập hộ kinh doanh (1.001612)
  Hộ kinh doanh nộp hồ sơ tại Bộ phận một cửa cấp xã và nhận Giấy chứng nhận đăng ký hộ kinh doanh trong 03 ngày làm
  việc. Người, số điện thoại và địa chỉ trong các kịch bản đều là hư cấu. Giờ làm việc là giờ hành chính: 07:30–11:30 và
  13:30–17:30, thứ Hai đến thứ Sáu.

  Bối cảnh:
    Cho thủ tục "Đăng ký thành lập hộ kinh doanh" đã được công bố
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí                |
      | Nguyễn Thị Mai | Bộ phận một cửa       |
      | Phạm Văn Hùng  | Trưởng phòng Kinh tế  |
      | Hoàng Thị Thu  | Trưởng phòng Kinh tế  |
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

  Quy tắc: Bộ phận một cửa kiểm tra hồ sơ trước khi tiếp nhận

    Bối cảnh:
      Cho lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp

    Kịch bản: Hồ sơ đủ, hợp lệ được cấp Giấy chứng nhận trước hạn
      Thì hồ sơ chưa có trạng thái theo Thông tư, thông tin là "Mới đăng ký, chờ tiếp nhận"
      Và hồ sơ chưa được cấp mã số
      Và thời hạn giải quyết chưa bắt đầu tính
      Và hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
      Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Thì mã số hồ sơ là "H99.15-261130-0001"
      Và ngày hẹn trả kết quả là 08:20 ngày 03/12/2026
      Và thời hạn giải quyết đang tính
      Và hồ sơ đang chờ Trưởng phòng Kinh tế ở bước "Phân công thẩm định"
      Khi lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Phân công thẩm định":
        | Ý kiến chỉ đạo | Hồ sơ đơn giản, thẩm định sớm. |
      Thì hồ sơ đang chờ Chuyên viên thẩm định ở bước "Thẩm định hồ sơ"
      Khi lúc 15:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh                 |
        | Nội dung thẩm định | Tên không trùng trong phạm vi xã; ngành, nghề không bị cấm kinh doanh. |
      Thì hồ sơ đang chờ Trưởng phòng Kinh tế ở bước "Soát xét, trình ký"
      Khi lúc 08:40 ngày 01/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
        | Kết quả soát xét | Đồng ý, trình ký |
      Thì hồ sơ đang chờ Lãnh đạo UBND cấp xã ở bước "Ký duyệt"
      Khi lúc 10:15 ngày 01/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký duyệt":
        | Kết quả ký duyệt | Ký duyệt |
      Thì hồ sơ đang chờ Văn thư ở bước "Lấy số, phát hành"
      Khi lúc 11:00 ngày 01/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, phát hành":
        | Số văn bản | 41H8000123 |
      Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đang trả kết quả"
      Và thời hạn giải quyết đã dừng tính
      Và hồ sơ được giải quyết đúng hạn
      Và hồ sơ đang chờ Bộ phận một cửa ở bước "Trả kết quả"
      Khi lúc 14:05 ngày 01/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
        | Họ và tên người nhận | Trần Thị Minh Họa |
        | Hình thức trả        | Trực tiếp         |
      Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đã trả kết quả"
      Và hồ sơ đã kết thúc
      Và các bước đã hoàn thành là:
        | Bước                      | Người thực hiện | Thời điểm             |
        | Kiểm tra, tiếp nhận hồ sơ | Nguyễn Thị Mai  | 08:20 ngày 30/11/2026 |
        | Phân công thẩm định       | Phạm Văn Hùng   | 09:10 ngày 30/11/2026 |
        | Thẩm định hồ sơ           | Đỗ Thị Lan      | 15:30 ngày 30/11/2026 |
        | Soát xét, trình ký        | Phạm Văn Hùng   | 08:40 ngày 01/12/2026 |
        | Ký duyệt                  | Lê Quang Thanh  | 10:15 ngày 01/12/2026 |
        | Lấy số, phát hành         | Vũ Thu Hà       | 11:00 ngày 01/12/2026 |
        | Trả kết quả               | Nguyễn Thị Mai  | 14:05 ngày 01/12/2026 |
      Và hồ sơ đã qua các trạng thái:
        | Trạng thái     | Thông tin                                  | Từ lúc                |
        |                | Mới đăng ký, chờ tiếp nhận                 | 08:05 ngày 30/11/2026 |
        | Được tiếp nhận | Bộ phận một cửa đã tiếp nhận hồ sơ         | 08:20 ngày 30/11/2026 |
        | Đang xử lý     | Đã chuyển cơ quan có thẩm quyền giải quyết | 08:20 ngày 30/11/2026 |
        | Đang xử lý     | Đang thẩm định, giải quyết                 | 09:10 ngày 30/11/2026 |
        | Đã xử lý xong  | Đang trả kết quả                           | 11:00 ngày 01/12/2026 |
        | Đã xử lý xong  | Đã trả kết quả                             | 14:05 ngày 01/12/2026 |
      Và vết xử lý của hồ sơ còn nguyên vẹn

    Kịch bản: Hồ sơ chưa đầy đủ được hướng dẫn bổ sung ngay tại quầy
      Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung  |
        | Lý do (nêu rõ lý do)   | Giấy đề nghị đăng ký chưa có chữ ký của chủ hộ. |
      Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đầy đủ, chưa chính xác"
      Và hồ sơ chưa được cấp mã số
      Và thời hạn giải quyết chưa bắt đầu tính
      Và hồ sơ đang chờ Bộ phận một cửa ở bước "Hướng dẫn một lần, nhận hồ sơ hoàn thiện"
      Khi lúc 14:00 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Hướng dẫn một lần, nhận hồ sơ hoàn thiện":
        | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
      Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
      Khi lúc 14:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Thì mã số hồ sơ là "H99.15-261130-0001"
      Và ngày hẹn trả kết quả là 14:10 ngày 03/12/2026
      Và trạng thái hồ sơ là "Đang xử lý", thông tin là "Đã chuyển cơ quan có thẩm quyền giải quyết"

    Kịch bản: Hồ sơ chưa đầy đủ mà quá 30 ngày không hoàn thiện thì kiểm tra lại
      Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung  |
        | Lý do (nêu rõ lý do)   | Giấy đề nghị đăng ký chưa có chữ ký của chủ hộ. |
      Và đến lúc 08:20 ngày 30/12/2026
      Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"
      Khi lúc 09:00 ngày 30/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận                                       |
        | Lý do (nêu rõ lý do)   | Đã hướng dẫn một lần nhưng người nộp không hoàn thiện. |
      Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Từ chối tiếp nhận"
      Và hồ sơ đã kết thúc

    Kịch bản: Từ chối tiếp nhận hồ sơ, nêu rõ lý do
      Khi lúc 08:30 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận                                |
        | Lý do (nêu rõ lý do)   | Trụ sở hộ kinh doanh không thuộc địa bàn của xã. |
      Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Từ chối tiếp nhận"
      Và hồ sơ chưa được cấp mã số
      Và thời hạn giải quyết chưa bắt đầu tính
      Và hồ sơ đã kết thúc

    Kịch bản: Từ chối tiếp nhận mà không nêu lý do thì không ghi được
      Khi lúc 08:30 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận |
      Thì biểu mẫu báo lỗi:
        | Trường               | Lỗi           |
        | Lý do (nêu rõ lý do) | Bắt buộc nhập |
      Và không có gì thay đổi
      Và hồ sơ đang chờ Bộ phận một cửa ở bước "Kiểm tra, tiếp nhận hồ sơ"

    Khung kịch bản: Kết quả kiểm tra điền sai thì không ghi được
      Khi lúc 08:30 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | <kết quả>  |
        | <trường thêm>          | <nội dung> |
      Thì biểu mẫu báo lỗi:
        | Trường       | Lỗi   |
        | <trường lỗi> | <lỗi> |
      Và không có gì thay đổi

      Dữ liệu:
        | kết quả                         | trường thêm          | nội dung    | trường lỗi             | lỗi                                        |
        | Cho qua                         | Lý do (nêu rõ lý do) | Không       | Kết quả kiểm tra hồ sơ | Không có trong danh sách lựa chọn          |
        | Hồ sơ đầy đủ, hợp lệ: tiếp nhận | Lý do (nêu rõ lý do) | Hồ sơ đã đủ | Lý do (nêu rõ lý do)   | Trường này đang ẩn, không nhận câu trả lời |
        | Hồ sơ đầy đủ, hợp lệ: tiếp nhận | Ghi chú riêng        | Người quen  | Ghi chú riêng          | Biểu mẫu không có trường này               |

    Khung kịch bản: Cán bộ ở vị trí khác không tiếp nhận được hồ sơ
      Khi lúc 08:30 ngày 30/11/2026 cán bộ <cán bộ> hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Thì thao tác bị từ chối với thông báo "Việc này thuộc vị trí hoặc đơn vị khác."
      Và không có gì thay đổi

      Dữ liệu:
        | cán bộ         |
        | Phạm Văn Hùng  |
        | Đỗ Thị Lan     |
        | Lê Quang Thanh |
        | Vũ Thu Hà      |

  Quy tắc: Nội dung khai sai thì chưa mở hồ sơ

    Khung kịch bản: Khai sai ở trường nào thì báo lỗi ngay tại trường đó
      Cho người nộp khai:
        | <trường> | <nội dung> |
      Khi lúc 08:05 ngày 30/11/2026 người nộp nộp hồ sơ trực tuyến
      Thì biểu mẫu báo lỗi:
        | Trường   | Lỗi   |
        | <trường> | <lỗi> |
      Và không có gì thay đổi

      Dữ liệu:
        | trường                          | nội dung       | lỗi                                          |
        | Tên hộ kinh doanh               |                | Bắt buộc nhập                                |
        | Vốn kinh doanh (đồng)           | năm mươi triệu | Phải là số tiền nguyên đồng, ví dụ 1.500.000 |
        | Số định danh cá nhân của chủ hộ | 00119000001    | Số định danh cá nhân phải có đúng 12 chữ số  |
        | Ngày sinh của chủ hộ            | 31/02/1990     | Ngày không có thật: 31/02/1990               |
        | Chủ thể thành lập               | Doanh nghiệp   | Không có trong danh sách lựa chọn            |

  Quy tắc: Hồ sơ đã tiếp nhận, đang thẩm định

    Bối cảnh:
      Cho lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
      Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"

    Kịch bản: Yêu cầu bổ sung sau thẩm định thì tạm dừng thời hạn, nhận đủ thì tính lại từ đầu
      Khi lúc 10:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ                                  |
        | Nội dung thẩm định          | Tên hộ kinh doanh trùng với hộ đã đăng ký trong phạm vi xã. |
        | Lý do, nội dung cần bổ sung | Đề nghị chọn tên khác và nộp lại Giấy đề nghị đăng ký.      |
      Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đủ điều kiện giải quyết"
      Và thời hạn giải quyết đang tạm dừng
      Và ngày hẹn trả kết quả là 08:20 ngày 03/12/2026
      Và hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"
      Khi đến lúc 09:00 ngày 04/12/2026
      Thì hồ sơ trong hạn
      Khi lúc 09:30 ngày 04/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
        | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
      Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
      Và thời hạn giải quyết đang tính
      Và ngày hẹn trả kết quả là 09:30 ngày 09/12/2026
      Và hồ sơ đang chờ Chuyên viên thẩm định ở bước "Thẩm định hồ sơ"

    Kịch bản: Chưa nhận đủ giấy tờ thì không kết thúc được việc bổ sung
      Cho lúc 10:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ               |
        | Nội dung thẩm định          | Thiếu văn bản ủy quyền.                  |
        | Lý do, nội dung cần bổ sung | Nộp văn bản ủy quyền của các thành viên. |
      Khi lúc 09:30 ngày 02/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
        | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Không |
      Thì biểu mẫu báo lỗi:
        | Trường                                | Lỗi               |
        | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Bắt buộc đánh dấu |
      Và không có gì thay đổi
      Và thời hạn giải quyết đang tạm dừng

    Kịch bản: Yêu cầu bổ sung mà không nêu nội dung cần bổ sung thì không ghi được
      Khi lúc 10:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Cần sửa đổi, bổ sung hồ sơ |
        | Nội dung thẩm định | Hồ sơ chưa đạt.            |
      Thì biểu mẫu báo lỗi:
        | Trường                      | Lỗi           |
        | Lý do, nội dung cần bổ sung | Bắt buộc nhập |
      Và không có gì thay đổi
      Và thời hạn giải quyết đang tính

    Kịch bản: Quá thời hạn bổ sung thì chuyển Trưởng phòng xem xét dừng xử lý
      Cho lúc 10:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ               |
        | Nội dung thẩm định          | Thiếu văn bản ủy quyền.                  |
        | Lý do, nội dung cần bổ sung | Nộp văn bản ủy quyền của các thành viên. |
      Khi đến lúc 09:59 ngày 31/12/2026
      Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"
      Khi đến lúc 10:00 ngày 31/12/2026
      Thì hồ sơ đang chờ Trưởng phòng Kinh tế ở bước "Xem xét dừng xử lý"
      Và trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ"
      Và thời hạn giải quyết đang tạm dừng
      Khi lúc 08:30 ngày 04/01/2027 cán bộ Phạm Văn Hùng hoàn thành bước "Xem xét dừng xử lý":
        | Kết quả xem xét | Dừng xử lý                                              |
        | Lý do           | Quá thời hạn bổ sung, người nộp không hoàn thiện hồ sơ. |
      Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Quá thời hạn bổ sung hồ sơ"
      Và hồ sơ được giải quyết đúng hạn
      Và hồ sơ đã kết thúc

    Kịch bản: Quá thời hạn bổ sung nhưng Trưởng phòng cho thêm thời gian
      Cho lúc 10:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ               |
        | Nội dung thẩm định          | Thiếu văn bản ủy quyền.                  |
        | Lý do, nội dung cần bổ sung | Nộp văn bản ủy quyền của các thành viên. |
      Khi đến lúc 10:00 ngày 31/12/2026
      Và lúc 14:00 ngày 31/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Xem xét dừng xử lý":
        | Kết quả xem xét | Cho thêm thời gian bổ sung           |
        | Lý do           | Người nộp đang chờ chứng thực văn bản. |
      Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"
      Và trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ"
      Và thời hạn giải quyết đang tạm dừng

    Khung kịch bản: Hồ sơ chỉ quá hạn khi ngày hẹn trả đã kết thúc
      Khi đến lúc <lúc>
      Thì hồ sơ <đánh giá>
      Và trạng thái hồ sơ là "Đang xử lý"

      Dữ liệu:
        | lúc                   | đánh giá  |
        | 08:20 ngày 03/12/2026 | trong hạn |
        | 17:31 ngày 03/12/2026 | trong hạn |
        | 23:59 ngày 03/12/2026 | trong hạn |
        | 00:01 ngày 04/12/2026 | quá hạn   |

    Kịch bản: Đã quá hạn thì yêu cầu bổ sung không làm hồ sơ trở lại đúng hạn
      Khi lúc 08:00 ngày 04/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ          |
        | Nội dung thẩm định          | Ngành, nghề ghi chưa rõ.            |
        | Lý do, nội dung cần bổ sung | Ghi rõ ngành, nghề theo mã cấp bốn. |
      Và lúc 09:00 ngày 07/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
        | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
      Thì ngày hẹn trả kết quả là 09:00 ngày 10/12/2026
      Và hồ sơ quá hạn

    Kịch bản: Soát xét thấy chưa đạt thì trả lại để thẩm định lại
      Cho lúc 15:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
        | Nội dung thẩm định | Hồ sơ đầy đủ.                                          |
      Khi lúc 08:40 ngày 01/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
        | Kết quả soát xét | Trả lại để thẩm định lại             |
        | Lý do trả lại    | Chưa đối chiếu tên với các hộ đã có. |
      Thì hồ sơ đang chờ Chuyên viên thẩm định ở bước "Thẩm định hồ sơ"
      Và trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
      Và ngày hẹn trả kết quả là 08:20 ngày 03/12/2026
      Và thời hạn giải quyết đang tính

    Kịch bản: Cán bộ ở vị trí khác không thẩm định được hồ sơ
      Khi lúc 15:30 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
        | Nội dung thẩm định | Hồ sơ đầy đủ.                                          |
      Thì thao tác bị từ chối với thông báo "Việc này thuộc vị trí hoặc đơn vị khác."
      Và không có gì thay đổi

    Kịch bản: Hai chuyên viên cùng hoàn thành một việc thì chỉ một người làm được
      Khi lúc 15:30 ngày 30/11/2026 hai cán bộ Đỗ Thị Lan và Bùi Minh Đức cùng hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
        | Nội dung thẩm định | Hồ sơ đầy đủ.                                          |
      Thì chỉ một người làm được, người kia được báo "Việc này đã hoàn thành, hoặc hồ sơ đã chuyển sang bước khác."
      Và kết quả của bước "Thẩm định hồ sơ" được ghi 1 lần
      Và hồ sơ đang chờ Trưởng phòng Kinh tế ở bước "Soát xét, trình ký"
      Và vết xử lý của hồ sơ còn nguyên vẹn

    Kịch bản: Việc đã có người nhận thì người khác không nhận, không làm thay được cho đến khi việc được trả lại
      Cho lúc 09:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã nhận việc ở bước "Thẩm định hồ sơ"
      Khi lúc 09:31 ngày 30/11/2026 cán bộ Bùi Minh Đức nhận việc ở bước "Thẩm định hồ sơ"
      Thì thao tác bị từ chối với thông báo "Cán bộ khác đã nhận việc này."
      Khi lúc 09:32 ngày 30/11/2026 cán bộ Bùi Minh Đức hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
        | Nội dung thẩm định | Hồ sơ đầy đủ.                                          |
      Thì thao tác bị từ chối với thông báo "Cán bộ khác đã nhận việc này."
      Và không có gì thay đổi
      Khi lúc 10:00 ngày 30/11/2026 cán bộ Đỗ Thị Lan trả việc ở bước "Thẩm định hồ sơ" về hàng chờ
      Và lúc 10:05 ngày 30/11/2026 cán bộ Bùi Minh Đức nhận việc ở bước "Thẩm định hồ sơ"
      Và lúc 15:30 ngày 30/11/2026 cán bộ Bùi Minh Đức hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
        | Nội dung thẩm định | Hồ sơ đầy đủ.                                          |
      Thì hồ sơ đang chờ Trưởng phòng Kinh tế ở bước "Soát xét, trình ký"

  Quy tắc: Người thẩm định không được tự soát xét, tự ký

    Bối cảnh:
      Cho cán bộ Phạm Văn Hùng kiêm vị trí Chuyên viên thẩm định
      Và cán bộ Lê Quang Thanh kiêm vị trí Chuyên viên thẩm định
      Và lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
      Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Và lúc 09:10 ngày 30/11/2026 cán bộ Hoàng Thị Thu đã hoàn thành bước "Phân công thẩm định"

    Kịch bản: Trưởng phòng trực tiếp thẩm định thì người khác phải soát xét
      Cho lúc 15:30 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
        | Nội dung thẩm định | Hồ sơ đầy đủ.                                          |
      Khi lúc 15:40 ngày 30/11/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
        | Kết quả soát xét | Đồng ý, trình ký |
      Thì thao tác bị từ chối với thông báo "Người đã làm bước 'Thẩm định hồ sơ' của hồ sơ này không được làm bước này."
      Và không có gì thay đổi
      Khi lúc 15:50 ngày 30/11/2026 cán bộ Hoàng Thị Thu hoàn thành bước "Soát xét, trình ký":
        | Kết quả soát xét | Đồng ý, trình ký |
      Thì hồ sơ đang chờ Lãnh đạo UBND cấp xã ở bước "Ký duyệt"

    Kịch bản: Lãnh đạo đã thẩm định thì không được tự ký
      Cho lúc 15:30 ngày 30/11/2026 cán bộ Lê Quang Thanh đã hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
        | Nội dung thẩm định | Hồ sơ đầy đủ.                                          |
      Và lúc 15:40 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
        | Kết quả soát xét | Đồng ý, trình ký |
      Khi lúc 15:50 ngày 30/11/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký duyệt":
        | Kết quả ký duyệt | Ký duyệt |
      Thì thao tác bị từ chối với thông báo "Người đã làm bước 'Thẩm định hồ sơ' của hồ sơ này không được làm bước này."
      Và không có gì thay đổi

  Quy tắc: Hồ sơ đã trình Lãnh đạo UBND cấp xã

    Bối cảnh:
      Cho lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
      Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
      Và lúc 15:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Không đủ điều kiện giải quyết                |
        | Nội dung thẩm định | Chủ hộ đang đứng tên một hộ kinh doanh khác. |
      Và lúc 08:40 ngày 01/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
        | Kết quả soát xét | Đồng ý, trình ký |

    Kịch bản: Không đủ điều kiện giải quyết thì trả thông báo không giải quyết
      Khi lúc 10:15 ngày 01/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký duyệt":
        | Kết quả ký duyệt | Ký duyệt |
      Và lúc 11:00 ngày 01/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, phát hành":
        | Số văn bản | 15/TB-UBND |
      Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Không đủ điều kiện giải quyết"
      Và thời hạn giải quyết đã dừng tính
      Và hồ sơ được giải quyết đúng hạn
      Và hồ sơ đang chờ Bộ phận một cửa ở bước "Trả thông báo không giải quyết"
      Khi lúc 14:00 ngày 01/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả thông báo không giải quyết":
        | Họ và tên người nhận                     | Trần Thị Minh Họa                            |
        | Lý do không giải quyết (nêu rõ lý do)    | Chủ hộ đang đứng tên một hộ kinh doanh khác. |
        | Hình thức trả                            | Qua bưu chính công ích                       |
      Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Không đủ điều kiện giải quyết"
      Và hồ sơ đã kết thúc

    Kịch bản: Lãnh đạo chưa đồng ý ký thì trả lại để thẩm định lại
      Khi lúc 10:15 ngày 01/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký duyệt":
        | Kết quả ký duyệt | Trả lại để thẩm định lại                    |
        | Lý do trả lại    | Đề nghị xác minh lại hộ kinh doanh đang có. |
      Thì hồ sơ đang chờ Chuyên viên thẩm định ở bước "Thẩm định hồ sơ"
      Và ngày hẹn trả kết quả là 08:20 ngày 03/12/2026
      Khi lúc 14:30 ngày 01/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
        | Nội dung thẩm định | Hộ kinh doanh cũ đã chấm dứt hoạt động.                |
      Và lúc 15:00 ngày 01/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
        | Kết quả soát xét | Đồng ý, trình ký |
      Và lúc 16:00 ngày 01/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký duyệt":
        | Kết quả ký duyệt | Ký duyệt |
      Và lúc 16:30 ngày 01/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, phát hành":
        | Số văn bản | 41H8000124 |
      Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đang trả kết quả"

    Kịch bản: Phát hành sau khi ngày hẹn trả đã kết thúc thì hồ sơ được giải quyết quá hạn
      Khi lúc 16:00 ngày 03/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký duyệt":
        | Kết quả ký duyệt | Ký duyệt |
      Và lúc 08:00 ngày 04/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, phát hành":
        | Số văn bản | 15/TB-UBND |
      Thì hồ sơ được giải quyết quá hạn
      Và ngày hẹn trả kết quả là 08:20 ngày 03/12/2026

  Quy tắc: Thời hạn tính theo ngày làm việc, từ lúc tiếp nhận đủ hồ sơ

    Khung kịch bản: Ngày hẹn trả bỏ qua ngày nghỉ, ngày lễ và ngoài giờ hành chính
      Cho lúc <nộp> người nộp đã nộp hồ sơ trực tuyến
      Khi lúc <tiếp nhận> cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Thì ngày hẹn trả kết quả là <hẹn trả>

      Dữ liệu: Ngày thường và cuối tuần
        | nộp                   | tiếp nhận             | hẹn trả               |
        | 08:05 ngày 30/11/2026 | 08:20 ngày 30/11/2026 | 08:20 ngày 03/12/2026 |
        | 16:30 ngày 27/11/2026 | 16:45 ngày 27/11/2026 | 16:45 ngày 02/12/2026 |
        | 17:50 ngày 30/11/2026 | 18:00 ngày 30/11/2026 | 17:30 ngày 03/12/2026 |

      Dữ liệu: Ngày Văn hóa Việt Nam 24/11, Tết Dương lịch và Tết Nguyên đán
        | nộp                   | tiếp nhận             | hẹn trả               |
        | 08:05 ngày 23/11/2026 | 08:20 ngày 23/11/2026 | 08:20 ngày 27/11/2026 |
        | 14:00 ngày 30/12/2026 | 14:10 ngày 30/12/2026 | 14:10 ngày 05/01/2027 |
        | 10:00 ngày 12/02/2026 | 10:15 ngày 12/02/2026 | 10:15 ngày 24/02/2026 |

    Kịch bản: Trễ hạn thì xin lỗi và hẹn lại; hạn xử lý không đổi nên hồ sơ vẫn quá hạn
      Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
      Và lúc 08:20 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Và lúc 09:10 ngày 07/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định":
        | Ý kiến chỉ đạo | Xử lý đúng hạn. |
      Khi các mốc nhắc việc chạy lúc 08:20 ngày 09/12/2026
      Thì việc "Xin lỗi và hẹn lại ngày trả kết quả" đang chờ
      Khi lúc 09:00 ngày 09/12/2026 cán bộ Đỗ Thị Lan soạn văn bản xin lỗi, hẹn lại 17:00 ngày 14/12/2026 vì "Hệ thống đăng ký hộ kinh doanh gián đoạn."
      Và lúc 10:00 ngày 09/12/2026 cán bộ Lê Quang Thanh ký văn bản xin lỗi
      Và lúc 10:30 ngày 09/12/2026 cán bộ Đỗ Thị Lan thông báo văn bản xin lỗi cho người nộp
      Thì ngày hẹn trả kết quả là 17:00 ngày 14/12/2026
      Và hạn xử lý hồ sơ là 08:20 ngày 10/12/2026
      Khi đến lúc 00:01 ngày 11/12/2026
      Thì hồ sơ quá hạn

  Quy tắc: Người nộp rút được hồ sơ; hồ sơ đến từ nguồn nào cũng như nhau

    Kịch bản: Người nộp rút hồ sơ trước khi chuyển xử lý
      Cho lúc 08:05 ngày 07/12/2026 người nộp đã nộp hồ sơ trực tiếp
      Và lúc 08:10 ngày 07/12/2026 cán bộ Nguyễn Thị Mai đã ghi nhận yêu cầu dừng thực hiện vì "Đổi địa chỉ trụ sở"
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
