# language: vi
Tính năng: Nhóm 8. Theo dõi quá trình xử lý hồ sơ thủ tục hành chính
  Đã có: vết xử lý theo thời gian (mục 1): ai, thay ai, làm gì, lúc nào, từ ai đến ai, vì sao; dòng nào bị sửa, bị xóa, bị
  chèn đều bị phát hiện; tra cứu tình trạng, kết quả (mục 2) theo quyền xem, kể cả cán bộ kiểm soát thủ tục trong địa bàn;
  tra cứu trên trang theo người, việc, thời gian, hồ sơ, đơn vị, lý do chỉ xem được khi nêu mục đích.

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
    Và cán bộ Hoàng Văn Soát giữ vị trí Kiểm soát thủ tục, mã "kiem-soat"
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

  Quy tắc: 8.1 Lưu vết quá trình xử lý theo thời gian

    Kịch bản: Vết xử lý cho biết ai làm gì, lúc nào, từ ai đến ai, vì sao
      Khi lúc 09:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan nhận việc ở bước "Thẩm định hồ sơ"
      Và lúc 10:00 ngày 30/11/2026 cán bộ Lê Quang Thanh phân công bước "Thẩm định hồ sơ" cho Bùi Minh Đức vì "Lan đi tập huấn"
      Và lúc 10:30 ngày 30/11/2026 cán bộ Bùi Minh Đức chuyển bước "Thẩm định hồ sơ" cho Đỗ Thị Lan vì "Lan đã về"
      Thì vết xử lý theo thời gian là:
        | Thao tác                   | Người thực hiện | Thời điểm             | Từ           | Đến          | Lý do           |
        | Nộp hồ sơ                  |                 | 08:05 ngày 30/11/2026 |              |              |                 |
        | Hoàn thành bước            | Nguyễn Thị Mai  | 08:20 ngày 30/11/2026 |              |              |                 |
        | Tiếp nhận, cấp mã số hồ sơ | Nguyễn Thị Mai  | 08:20 ngày 30/11/2026 |              |              |                 |
        | Hoàn thành bước            | Phạm Văn Hùng   | 09:10 ngày 30/11/2026 |              |              |                 |
        | Nhận việc                  | Đỗ Thị Lan      | 09:30 ngày 30/11/2026 |              |              |                 |
        | Phân công xử lý            | Lê Quang Thanh  | 10:00 ngày 30/11/2026 | Đỗ Thị Lan   | Bùi Minh Đức | Lan đi tập huấn |
        | Chuyển xử lý               | Bùi Minh Đức    | 10:30 ngày 30/11/2026 | Bùi Minh Đức | Đỗ Thị Lan   | Lan đã về       |
      Và vết xử lý của hồ sơ còn nguyên vẹn

    Khung kịch bản: Vết xử lý bị can thiệp thẳng vào cơ sở dữ liệu thì bị phát hiện
      Cho lúc 17:00 ngày 30/11/2026 vết xử lý của mọi hồ sơ được niêm phong
      Khi có người <can thiệp> vết xử lý ngay trong cơ sở dữ liệu
      Thì kiểm tra phát hiện vết xử lý không còn nguyên vẹn

      Dữ liệu:
        | can thiệp                         |
        | sửa người thực hiện của một dòng  |
        | xóa một dòng giữa                 |
        | xóa dòng mới nhất                 |
        | chèn thêm một dòng                |
        | xóa dòng mới nhất kèm dòng đầu mối |
        | xóa toàn bộ                       |

    Kịch bản: Xóa lý do có thông tin cá nhân không làm hỏng vết xử lý
      Cho lúc 09:30 ngày 30/11/2026 cán bộ Lê Quang Thanh đã phân công bước "Thẩm định hồ sơ" cho Đỗ Thị Lan vì "Ông Trần Văn X nhờ"
      Khi lý do của mọi thao tác trong hồ sơ bị xóa theo yêu cầu bảo vệ thông tin cá nhân
      Thì vết xử lý của hồ sơ còn nguyên vẹn

  Quy tắc: 8.2 Tra cứu tình trạng hồ sơ, kết quả giải quyết hồ sơ

    Kịch bản: Cán bộ kiểm soát thủ tục xem được hồ sơ trong địa bàn và đôn đốc, nhưng không xử lý thay
      Thì quyền xem bước "Thẩm định hồ sơ" của cán bộ Hoàng Văn Soát là "có"
      Và quyền hoàn thành bước "Thẩm định hồ sơ" của cán bộ Hoàng Văn Soát là "không"
      Và cán bộ Hoàng Văn Soát tìm được 1 hồ sơ theo:
        | Mã hồ sơ | H99.15-261130-0001 |
      Khi lúc 10:00 ngày 02/12/2026 cán bộ Hoàng Văn Soát đôn đốc bước "Thẩm định hồ sơ": "Đề nghị thẩm định trong ngày"
      Thì cán bộ Đỗ Thị Lan có 1 thông báo "Đôn đốc xử lý"
      Và cán bộ Bùi Minh Đức có 1 thông báo "Đôn đốc xử lý"
      Và cán bộ Nguyễn Thị Mai có 0 thông báo "Đôn đốc xử lý"

    Kịch bản: Cán bộ ngoài cuộc không tra cứu được
      Cho cán bộ Cao Thị Nga giữ vị trí Tổ chức cán bộ, mã "quan-tri"
      Thì cán bộ Cao Thị Nga tìm được 0 hồ sơ theo:
        | Mã hồ sơ | H99.15-261130-0001 |
      Và quyền xem bước "Thẩm định hồ sơ" của cán bộ Cao Thị Nga là "không"
