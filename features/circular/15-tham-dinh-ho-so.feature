# language: vi
Tính năng: Nhóm 15. Thẩm định hồ sơ
  Đã có: các danh mục công việc kèm bộ đếm (mục 1, 3, 4); ủy quyền xử lý (mục 5; gia hạn ở tệp thời hạn giải quyết);
  chuyển hồ sơ chưa đủ điều kiện về Bộ phận một cửa kèm lý do, nội dung cần bổ sung, thời hạn tạm dừng và được tính lại
  khi nhận đủ (mục 8); lấy ý kiến nhiều nơi cùng lúc, đơn vị tự trả lời hoặc nhập thay (mục 9); chuyển cán bộ khác xử lý
  (mục 10); trình soát xét, ký duyệt (mục 11). Chưa có: màn hình (mục 1, 2); bóc tách, số hóa (mục 6, 7); liên thông với
  hệ thống khác (mục 12); ký số (mục 13).

  Bối cảnh:
    Cho thủ tục "Đăng ký thành lập hộ kinh doanh" đã được công bố
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí                |
      | Nguyễn Thị Mai | Bộ phận một cửa       |
      | Phạm Văn Hùng  | Trưởng phòng Kinh tế  |
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
    Và lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"

  Kịch bản: 15.8 Hồ sơ chuyển về Bộ phận một cửa kèm lý do và nội dung cần bổ sung
    Khi lúc 10:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ                             |
      | Nội dung thẩm định          | Tên hộ kinh doanh trùng với hộ đã đăng ký.             |
      | Lý do, nội dung cần bổ sung | Đề nghị chọn tên khác và nộp lại Giấy đề nghị đăng ký. |
    Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Nhận hồ sơ bổ sung"
    Và nội dung Đỗ Thị Lan đã nhập ở bước "Thẩm định hồ sơ" là:
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ                             |
      | Nội dung thẩm định          | Tên hộ kinh doanh trùng với hộ đã đăng ký.             |
      | Lý do, nội dung cần bổ sung | Đề nghị chọn tên khác và nộp lại Giấy đề nghị đăng ký. |

  Khung kịch bản: 15.8 Thời hạn giải quyết được tính lại từ lúc nhận đủ hồ sơ, không kể đã dùng bao lâu
    Khi lúc <yêu cầu> cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ          |
      | Nội dung thẩm định          | Ngành, nghề ghi chưa rõ.            |
      | Lý do, nội dung cần bổ sung | Ghi rõ ngành, nghề theo mã cấp bốn. |
    Thì thời hạn giải quyết đang tạm dừng
    Và ngày hẹn trả kết quả là 08:20 ngày 03/12/2026
    Khi lúc <nhận đủ> cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì thời hạn giải quyết đang tính
    Và ngày hẹn trả kết quả là <hẹn trả>
    Và hồ sơ trong hạn

    Dữ liệu:
      | yêu cầu               | nhận đủ               | hẹn trả               |
      | 09:30 ngày 30/11/2026 | 09:45 ngày 30/11/2026 | 09:45 ngày 03/12/2026 |
      | 10:00 ngày 01/12/2026 | 09:30 ngày 04/12/2026 | 09:30 ngày 09/12/2026 |
      | 17:20 ngày 03/12/2026 | 15:00 ngày 28/12/2026 | 15:00 ngày 31/12/2026 |
      | 17:00 ngày 03/12/2026 | 11:00 ngày 30/12/2026 | 11:00 ngày 05/01/2027 |

  Kịch bản: 15.8 Bổ sung hai lần thì mỗi lần nhận đủ lại tính từ đầu, ngày hẹn không bao giờ sớm hơn
    Khi lúc 10:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ                 |
      | Nội dung thẩm định          | Tên hộ kinh doanh trùng với hộ đã đăng ký. |
      | Lý do, nội dung cần bổ sung | Đề nghị chọn tên khác.                     |
    Và lúc 14:00 ngày 01/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì ngày hẹn trả kết quả là 14:00 ngày 04/12/2026
    Khi lúc 15:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ          |
      | Nội dung thẩm định          | Tên mới thiếu cụm từ Hộ kinh doanh. |
      | Lý do, nội dung cần bổ sung | Ghi đủ hai thành tố của tên.        |
    Thì thời hạn giải quyết đang tạm dừng
    Và ngày hẹn trả kết quả là 14:00 ngày 04/12/2026
    Khi lúc 16:00 ngày 02/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì ngày hẹn trả kết quả là 16:00 ngày 07/12/2026

  Kịch bản: 15.8 Trong thời gian chờ bổ sung hồ sơ không quá hạn
    Khi lúc 10:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ          |
      | Nội dung thẩm định          | Ngành, nghề ghi chưa rõ.            |
      | Lý do, nội dung cần bổ sung | Ghi rõ ngành, nghề theo mã cấp bốn. |
    Và đến lúc 16:00 ngày 25/12/2026
    Thì hồ sơ trong hạn
    Và thời hạn giải quyết đang tạm dừng

  Kịch bản: 15.11 Thẩm định xong thì trình soát xét, ký duyệt
    Khi lúc 15:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
      | Nội dung thẩm định | Hồ sơ đầy đủ, tên không trùng.                         |
    Thì hồ sơ đang chờ Trưởng phòng Kinh tế ở bước "Soát xét, trình ký"
    Và thời hạn giải quyết đang tính
    Khi lúc 08:40 ngày 01/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Thì hồ sơ đang chờ Lãnh đạo UBND cấp xã ở bước "Ký duyệt"

  Kịch bản: 15.9 Lấy ý kiến nhiều nơi cùng lúc, đủ ý kiến thì thẩm định tiếp
    Khi lúc 10:00 ngày 30/11/2026 cán bộ Đỗ Thị Lan lấy ý kiến:
      | Nơi được hỏi     | Nội dung                     | Phương thức trả lời | Thời hạn |
      | Công an xã       | Xác nhận nơi cư trú chủ hộ.  | Văn bản điện tử     | PT8H     |
      | Chi cục Thuế     | Chủ hộ có nợ thuế hay không? | Công văn            | P2D      |
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang lấy ý kiến cơ quan liên quan"
    Khi lúc 14:00 ngày 30/11/2026 cán bộ Đỗ Thị Lan cập nhật ý kiến đồng ý của "Công an xã": "Đúng nơi cư trú."
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang lấy ý kiến cơ quan liên quan"
    Khi lúc 15:00 ngày 30/11/2026 cán bộ Đỗ Thị Lan cập nhật ý kiến đồng ý của "Chi cục Thuế": "Không nợ thuế."
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"

  Kịch bản: 15.3 Hồ sơ chờ xử lý, đã bổ sung chờ xử lý, đã tham gia xử lý
    Thì ở mục 15.3, cán bộ Đỗ Thị Lan thấy "Hồ sơ chờ xử lý" là 1
    Khi lúc 10:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ          |
      | Nội dung thẩm định          | Ngành, nghề ghi chưa rõ.            |
      | Lý do, nội dung cần bổ sung | Ghi rõ ngành, nghề theo mã cấp bốn. |
    Thì ở mục 15.3, cán bộ Đỗ Thị Lan thấy "Hồ sơ chờ xử lý" là 0
    Khi lúc 14:00 ngày 01/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Nhận hồ sơ bổ sung":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Thì ở mục 15.3, cán bộ Đỗ Thị Lan thấy "Hồ sơ đã bổ sung chờ xử lý" là 1
    Và ở mục 15.4, cán bộ Đỗ Thị Lan thấy "Số hồ sơ tham gia xử lý" là 1

  Kịch bản: 15.5 Ủy quyền xử lý rồi lấy lại
    Cho lúc 09:20 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã nhận việc ở bước "Thẩm định hồ sơ"
    Khi lúc 09:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan ủy quyền việc ở bước "Thẩm định hồ sơ" cho cán bộ Bùi Minh Đức
    Thì việc ở bước "Thẩm định hồ sơ" do cán bộ Bùi Minh Đức giữ
    Khi lúc 11:00 ngày 30/11/2026 cán bộ Đỗ Thị Lan lấy lại việc ở bước "Thẩm định hồ sơ"
    Thì việc ở bước "Thẩm định hồ sơ" do cán bộ Đỗ Thị Lan giữ

  Kịch bản: 15.10 Chuyển cán bộ khác xử lý khi không cần phối hợp
    Cho lúc 09:20 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã nhận việc ở bước "Thẩm định hồ sơ"
    Khi lúc 09:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan chuyển việc ở bước "Thẩm định hồ sơ" cho cán bộ Bùi Minh Đức
    Thì việc ở bước "Thẩm định hồ sơ" do cán bộ Bùi Minh Đức giữ
    Khi lúc 09:40 ngày 30/11/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
      | Nội dung thẩm định | Hồ sơ đầy đủ.                                          |
    Thì thao tác bị từ chối với thông báo "Cán bộ khác đã nhận việc này."
    Và không có gì thay đổi

  Kịch bản: 15.9 Hỏi ý kiến mà không nêu nội dung thì không gửi
    Khi lúc 10:00 ngày 30/11/2026 cán bộ Đỗ Thị Lan lấy ý kiến:
      | Nơi được hỏi | Nội dung | Phương thức trả lời | Thời hạn |
      | Chi cục Thuế |          | Công văn            | P2D      |
    Thì thao tác bị từ chối với thông báo "Nội dung lấy ý kiến đơn vị thứ 1 chưa đủ ở mục content."
    Và không có gì thay đổi

  Kịch bản: 15.8 Cán bộ thu hồi yêu cầu bổ sung gửi nhầm, thời hạn tính như chưa từng dừng
    Cho phiếu yêu cầu bổ sung gồm:
      | Nội dung                           | Lý do          | Hướng dẫn       |
      | Giấy đề nghị đăng ký hộ kinh doanh | Không đọc được | Nộp bản rõ nét. |
    Và lúc 10:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan đã yêu cầu bổ sung ở bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ |
      | Nội dung thẩm định          | Đơn không đọc được.        |
      | Lý do, nội dung cần bổ sung | Theo phiếu yêu cầu.        |
    Thì thời hạn giải quyết đang tạm dừng
    Khi lúc 10:20 ngày 01/12/2026 cán bộ Đỗ Thị Lan thu hồi hồ sơ vì "Gửi nhầm hồ sơ"
    Thì thời hạn giải quyết đang tính
    Và ngày hẹn trả kết quả là 08:20 ngày 03/12/2026
    Và trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
    Và việc ở bước "Thẩm định hồ sơ" do cán bộ Đỗ Thị Lan giữ
    Và vết xử lý của hồ sơ còn nguyên vẹn
