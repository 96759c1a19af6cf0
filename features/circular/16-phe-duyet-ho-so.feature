# language: vi
Tính năng: Nhóm 16. Phê duyệt hồ sơ
  Đã có: danh sách chờ duyệt; trả lại phòng hoặc đúng cán bộ để trình lại, chọn bước cần làm lại và nêu rõ lý do (mục 1,
  4); ký duyệt nhiều lần theo sơ đồ (mục 2); ký duyệt nhiều hồ sơ, mỗi hồ sơ một kết quả riêng (mục 3, ở kiểm thử); chỉ ký
  đúng bản đã trình và đã xem; ý kiến chỉ đạo có người nhận và thời hạn (mục 4); danh sách đã ký duyệt, trả lại (mục 5);
  thu hồi việc vừa chuyển khi chưa ai xử lý tiếp. Chưa có: màn hình; ký số; thông báo quá hạn cho người nộp (mục 6); liên
  thông (mục 7).

  Bối cảnh:
    Cho thủ tục "Đăng ký thành lập hộ kinh doanh" đã được công bố
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí                |
      | Nguyễn Thị Mai | Bộ phận một cửa       |
      | Trần Văn Bình  | Bộ phận một cửa       |
      | Phạm Văn Hùng  | Trưởng phòng Kinh tế  |
      | Đỗ Thị Lan     | Chuyên viên thẩm định |
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
    Và lúc 15:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
      | Nội dung thẩm định | Hồ sơ đầy đủ, tên không trùng.                         |

  Kịch bản: 16.1 Chọn bước trước đó để làm lại, nêu rõ lý do
    Khi lúc 08:40 ngày 01/12/2026 cán bộ Phạm Văn Hùng ở bước "Soát xét, trình ký" trả hồ sơ về bước "Thẩm định hồ sơ" vì "Chưa nêu căn cứ"
    Thì hồ sơ đang chờ Chuyên viên thẩm định ở bước "Thẩm định hồ sơ"
    Và nội dung Đỗ Thị Lan đã nhập ở bước "Thẩm định hồ sơ" là:
      | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
      | Nội dung thẩm định | Hồ sơ đầy đủ, tên không trùng.                         |

  Kịch bản: 16 Thu hồi việc vừa chuyển khi chưa ai xử lý tiếp
    Khi lúc 15:40 ngày 30/11/2026 cán bộ Đỗ Thị Lan thu hồi hồ sơ vì "Còn thiếu một nhận xét"
    Thì hồ sơ đang chờ Chuyên viên thẩm định ở bước "Thẩm định hồ sơ"
    Và trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
    Và vết xử lý của hồ sơ còn nguyên vẹn

  Kịch bản: 16 Đã có người xử lý tiếp thì không thu hồi được
    Cho lúc 15:35 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã nhận việc ở bước "Soát xét, trình ký"
    Khi lúc 15:40 ngày 30/11/2026 cán bộ Đỗ Thị Lan thu hồi hồ sơ vì "Còn thiếu một nhận xét"
    Thì thao tác bị từ chối với thông báo "Đã có người xử lý tiếp nên không thu hồi được nữa."
    Và không có gì thay đổi

  Kịch bản: 16.1 Hồ sơ chờ duyệt nằm trong danh sách của lãnh đạo, trả về đúng cán bộ
    Cho lúc 08:40 ngày 01/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Thì ở mục 20.4, cán bộ Lê Quang Thanh thấy "Số hồ sơ chờ duyệt" là 1
    Khi lúc 09:30 ngày 01/12/2026 cán bộ Lê Quang Thanh ở bước "Ký duyệt" trả hồ sơ về bước "Thẩm định hồ sơ" cho cán bộ Đỗ Thị Lan vì "Chưa nêu căn cứ"
    Thì việc ở bước "Thẩm định hồ sơ" do cán bộ Đỗ Thị Lan giữ

  Kịch bản: 16.4 Trả lại mà không nêu lý do thì không trả được
    Khi lúc 08:40 ngày 01/12/2026 cán bộ Phạm Văn Hùng ở bước "Soát xét, trình ký" trả hồ sơ về bước "Thẩm định hồ sơ" vì " "
    Thì thao tác bị từ chối với thông báo "Hãy nêu rõ lý do."
    Và không có gì thay đổi

  Kịch bản: 16.4 Ý kiến chỉ đạo thành việc có người nhận, có thời hạn
    Khi lúc 16:00 ngày 30/11/2026 cán bộ Lê Quang Thanh chỉ đạo cán bộ Phạm Văn Hùng trong 4 giờ: "Báo cáo rõ căn cứ thẩm định."
    Thì cán bộ Phạm Văn Hùng có 1 việc được giao chưa báo cáo
    Khi lúc 09:00 ngày 01/12/2026 cán bộ Phạm Văn Hùng báo cáo việc được giao: "Đã bổ sung căn cứ vào tờ trình."
    Thì cán bộ Phạm Văn Hùng có 0 việc được giao chưa báo cáo

  Kịch bản: 16 Dự thảo đã trình thì không sửa được nữa
    Cho lúc 08:40 ngày 01/12/2026 cán bộ Phạm Văn Hùng ở bước "Soát xét, trình ký" đã trả hồ sơ về bước "Thẩm định hồ sơ" cho cán bộ Đỗ Thị Lan vì "Kèm dự thảo kết quả"
    Và lúc 09:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan đã dự thảo kết quả "KQ.G12.001041" với nội dung "Giấy chứng nhận, bản 1"
    Và lúc 09:10 ngày 01/12/2026 cán bộ Đỗ Thị Lan đã trình dự thảo ở bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
      | Nội dung thẩm định | Hồ sơ đầy đủ, tên không trùng.                         |
    Khi lúc 09:20 ngày 01/12/2026 cán bộ Phạm Văn Hùng sửa dự thảo thành "Giấy chứng nhận, bản 2"
    Thì thao tác bị từ chối với thông báo "Dự thảo đã trình; chỉ sửa được sau khi bị trả lại."
    Và không có gì thay đổi

  Kịch bản: 16 Lãnh đạo xem bản nào thì chỉ ký được đúng bản ấy
    Cho lúc 08:40 ngày 01/12/2026 cán bộ Phạm Văn Hùng ở bước "Soát xét, trình ký" đã trả hồ sơ về bước "Thẩm định hồ sơ" cho cán bộ Đỗ Thị Lan vì "Kèm dự thảo kết quả"
    Và lúc 09:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan đã dự thảo kết quả "KQ.G12.001041" với nội dung "Giấy chứng nhận, bản 1"
    Và lúc 09:10 ngày 01/12/2026 cán bộ Đỗ Thị Lan đã trình dự thảo ở bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
      | Nội dung thẩm định | Hồ sơ đầy đủ, tên không trùng.                         |
    Và lúc 09:30 ngày 01/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Khi lúc 10:00 ngày 01/12/2026 cán bộ Lê Quang Thanh ký dự thảo có nội dung "Giấy chứng nhận, bản khác" ở bước "Ký duyệt":
      | Kết quả ký duyệt | Ký duyệt |
    Thì thao tác bị từ chối với thông báo "Dự thảo 'Giấy chứng nhận đăng ký hộ kinh doanh' không đúng bản đã trình và đã xem nên không ký được."
    Và không có gì thay đổi
    Khi lúc 10:05 ngày 01/12/2026 cán bộ Lê Quang Thanh ký dự thảo có nội dung "Giấy chứng nhận, bản 1" ở bước "Ký duyệt":
      | Kết quả ký duyệt | Ký duyệt |
    Thì kết quả của hồ sơ là:
      | Mã kết quả | KQ.G12.001041 |
      | Tình trạng | đã ký         |
    Và ở mục 16.5, cán bộ Lê Quang Thanh thấy "Hồ sơ đã được ký duyệt" là 1
