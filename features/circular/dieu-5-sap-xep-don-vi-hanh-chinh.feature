# language: vi
Tính năng: Điều 5. Sắp xếp đơn vị hành chính
  Đã có: hợp nhất, chia tách, đổi tên, giải thể, đổi cấp đơn vị từ một ngày; chạy thử trước; chuẩn bị, rồi tiến trình nền
  thực hiện đúng ngày, bị ngắt thì làm tiếp; hủy được cho đến trước ngày; mã, tên cũ giữ nguyên cho thời gian của chúng;
  tìm kiếm trả lời theo cả tên cũ và tên mới. Chưa có: màn hình.

  Bối cảnh:
    Cho thủ tục "Đăng ký thành lập hộ kinh doanh" đã được công bố
    Và "UBND xã Tân Lập (minh họa)", mã định danh "H99.16", có các cán bộ:
      | Họ và tên     | Vị trí                |
      | Cao Thị Nga   | Bộ phận một cửa       |
      | Hồ Văn Sáu    | Trưởng phòng Kinh tế  |
      | Mạc Thị Thanh | Chuyên viên thẩm định |
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí                |
      | Nguyễn Thị Mai | Bộ phận một cửa       |
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
    Và lúc 08:05 ngày 30/12/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/12/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và mã số hồ sơ là "H99.15-261230-0001"

  Quy tắc: Hợp nhất hai xã thành xã mới

    Bối cảnh:
      Cho lúc 09:00 ngày 30/12/2026 có phương án hợp nhất theo "Nghị quyết số 1/NQ (minh họa)" từ ngày 01/01/2027:
        | Đơn vị cũ | Phạm vi | Đơn vị tiếp nhận | Tên đơn vị tiếp nhận         |
        | H99.15    | tất cả  | H99.77           | UBND xã Bình Minh (minh họa) |
        | H99.16    | tất cả  | H99.77           | UBND xã Bình Minh (minh họa) |

    Kịch bản: Chạy thử cho biết những gì sẽ chuyển mà chưa thay đổi gì
      Thì chạy thử phương án cho thấy:
        | Loại             | Từ     | Đến    | Số lượng |
        | hồ sơ            | H99.15 | H99.77 | 1        |
        | việc đang chờ    | H99.15 | H99.77 | 1        |
        | người giữ vị trí | H99.15 | H99.77 | 5        |
        | người giữ vị trí | H99.16 | H99.77 | 3        |
      Và không có gì thay đổi

    Kịch bản: Đúng ngày, hồ sơ, việc đang chờ, cán bộ và đánh số chuyển sang xã mới; mã cũ vẫn dùng được
      Khi lúc 14:00 ngày 30/12/2026 việc sắp xếp được chuẩn bị
      Thì hồ sơ thuộc đơn vị "H99.15"
      Khi lúc 00:05 ngày 01/01/2027 tiến trình nền thực hiện việc sắp xếp
      Thì hồ sơ thuộc đơn vị "H99.77"
      Và mã số hồ sơ là "H99.15-261230-0001"
      Và hồ sơ đang chờ Trưởng phòng Kinh tế ở bước "Phân công thẩm định"
      Khi lúc 08:10 ngày 04/01/2027 cán bộ Hồ Văn Sáu hoàn thành bước "Phân công thẩm định"
      Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
      Và cán bộ Cao Thị Nga tìm được 1 hồ sơ theo:
        | Đơn vị | hoa binh |
      Và cán bộ Cao Thị Nga tìm được 1 hồ sơ theo:
        | Đơn vị | Bình Minh |
      Và cán bộ Cao Thị Nga tìm được 0 hồ sơ theo:
        | Đơn vị | Tân Lập |
      Và đơn vị mang mã "H99.15" ngày 31/12/2026 có tên là "UBND xã Hòa Bình (minh họa)"
      Và vết xử lý của hồ sơ còn nguyên vẹn
      Khi lúc 08:30 ngày 04/01/2027 người nộp nộp hồ sơ trực tiếp
      Và lúc 08:40 ngày 04/01/2027 cán bộ Cao Thị Nga hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Thì hồ sơ thuộc đơn vị "H99.77"
      Và mã số hồ sơ là "H99.77-270104-0001"

    Kịch bản: Bị ngắt giữa chừng thì không dở dang, tiến trình nền làm tiếp
      Cho lúc 09:30 ngày 30/12/2026 người nộp đã nộp hồ sơ trực tiếp
      Và lúc 14:00 ngày 30/12/2026 việc sắp xếp được chuẩn bị
      Khi lúc 00:05 ngày 01/01/2027 việc sắp xếp bị ngắt khi mới chuyển 1 hồ sơ
      Thì mỗi hồ sơ cùng việc đang chờ của nó ở trọn một đơn vị
      Khi lúc 00:10 ngày 01/01/2027 tiến trình nền thực hiện việc sắp xếp
      Thì hồ sơ thuộc đơn vị "H99.77"
      Và mỗi hồ sơ cùng việc đang chờ của nó ở trọn một đơn vị

    Kịch bản: Hủy được cho đến trước ngày sắp xếp, từ ngày đó thì không
      Cho lúc 14:00 ngày 30/12/2026 việc sắp xếp được chuẩn bị
      Khi lúc 15:00 ngày 30/12/2026 việc sắp xếp bị hủy
      Và lúc 00:05 ngày 01/01/2027 tiến trình nền thực hiện việc sắp xếp
      Thì hồ sơ thuộc đơn vị "H99.15"
      Khi lúc 08:10 ngày 04/01/2027 cán bộ Phạm Văn Hùng hoàn thành bước "Phân công thẩm định"
      Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"

  Quy tắc: Chia tách, đổi tên, giải thể

    Kịch bản: Chia theo lĩnh vực: chỉ hồ sơ thuộc lĩnh vực được chuyển
      Cho lúc 09:00 ngày 30/12/2026 có phương án chia tách theo "Nghị quyết số 2/NQ (minh họa)" từ ngày 01/01/2027:
        | Đơn vị cũ | Phạm vi          | Đơn vị tiếp nhận | Tên đơn vị tiếp nhận       |
        | H99.15    | lĩnh vực Hộ tịch | H99.16           | UBND xã Tân Lập (minh họa) |
      Và lúc 14:00 ngày 30/12/2026 việc sắp xếp được chuẩn bị
      Khi lúc 00:05 ngày 01/01/2027 tiến trình nền thực hiện việc sắp xếp
      Thì hồ sơ thuộc đơn vị "H99.15"

    Kịch bản: Đổi tên, đổi mã: giấy tờ trước ngày đổi giữ tên cũ, tìm được theo cả hai tên
      Cho lúc 09:00 ngày 30/12/2026 có phương án đổi tên "H99.15" thành "UBND phường Hòa Bình (minh họa)", mã "H99.78", theo "Nghị quyết số 3/NQ (minh họa)" từ ngày 01/01/2027
      Và lúc 14:00 ngày 30/12/2026 việc sắp xếp được chuẩn bị
      Khi lúc 00:05 ngày 01/01/2027 tiến trình nền thực hiện việc sắp xếp
      Thì đơn vị mang mã "H99.15" ngày 31/12/2026 có tên là "UBND xã Hòa Bình (minh họa)"
      Và đơn vị mang mã "H99.78" ngày 01/01/2027 có tên là "UBND phường Hòa Bình (minh họa)"
      Và cán bộ Nguyễn Thị Mai tìm được 1 hồ sơ theo:
        | Đơn vị | xã Hòa Bình |
      Và cán bộ Nguyễn Thị Mai tìm được 1 hồ sơ theo:
        | Đơn vị | phường Hòa Bình |

    Kịch bản: Hai đơn vị tiếp nhận lẫn nhau thì phương án bị từ chối
      Khi lúc 09:00 ngày 30/12/2026 có phương án hợp nhất theo "Nghị quyết số 4/NQ (minh họa)" từ ngày 01/01/2027:
        | Đơn vị cũ | Phạm vi | Đơn vị tiếp nhận | Tên đơn vị tiếp nhận        |
        | H99.15    | tất cả  | H99.16           | UBND xã Tân Lập (minh họa)  |
        | H99.16    | tất cả  | H99.15           | UBND xã Hòa Bình (minh họa) |
      Thì thao tác bị từ chối với thông báo "Đơn vị 'H99.16' không thể tiếp nhận nội dung mà chính phương án này lại chuyển đi; hãy nêu đơn vị nhận cuối."
      Và không có gì thay đổi
