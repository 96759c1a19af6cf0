# language: vi
Tính năng: Nhóm 14. Phân công thẩm định hồ sơ
  Đã có: lãnh đạo phân công, phân công lại cán bộ thẩm định (mục 1); phân công thẩm định lại, ý kiến thẩm định trước vẫn
  còn (mục 2); trạng thái và vết xử lý cập nhật cùng lúc (mục 3). Chưa có: kết nối với hệ thống khác (mục 3); ký số nhiều
  hồ sơ (mục 4); màn hình.

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

  Kịch bản: 14.1 Trưởng phòng phân công một cán bộ, cán bộ khác không làm thay được
    Khi lúc 09:15 ngày 30/11/2026 cán bộ Phạm Văn Hùng phân công cán bộ Bùi Minh Đức ở bước "Thẩm định hồ sơ"
    Thì việc ở bước "Thẩm định hồ sơ" do cán bộ Bùi Minh Đức giữ
    Khi lúc 09:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
      | Nội dung thẩm định | Hồ sơ đầy đủ.                                          |
    Thì thao tác bị từ chối với thông báo "Cán bộ khác đã nhận việc này."
    Và không có gì thay đổi

  Kịch bản: 14.1 Phân công lại khi cán bộ đang giữ việc
    Cho lúc 09:15 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã phân công cán bộ Bùi Minh Đức ở bước "Thẩm định hồ sơ"
    Khi lúc 10:00 ngày 30/11/2026 cán bộ Lê Quang Thanh phân công cán bộ Đỗ Thị Lan ở bước "Thẩm định hồ sơ"
    Thì việc ở bước "Thẩm định hồ sơ" do cán bộ Đỗ Thị Lan giữ
    Và vết xử lý của hồ sơ còn nguyên vẹn

  Khung kịch bản: 14.1 Không có quyền hoặc không đúng vị trí thì không phân công được
    Khi lúc 09:15 ngày 30/11/2026 cán bộ <người giao> phân công cán bộ <người nhận> ở bước "Thẩm định hồ sơ"
    Thì thao tác bị từ chối với thông báo "<thông báo>"
    Và không có gì thay đổi

    Dữ liệu:
      | người giao     | người nhận     | thông báo                                                                                                                                                                                                                                              |
      | Đỗ Thị Lan     | Bùi Minh Đức   | Bạn không có quyền phân công ở đây.                                                                                                                                                                                                                    |
      | Nguyễn Thị Mai | Bùi Minh Đức   | Bạn không có quyền phân công ở đây.                                                                                                                                                                                                                    |
      | Phạm Văn Hùng  | Nguyễn Thị Mai | Nguyễn Thị Mai không được làm việc này. Không, vì quyền hoàn thành hiện có (giữ vị trí Bộ phận một cửa, UBND xã Hòa Bình (minh họa)) không bao gồm đơn vị, thủ tục, lĩnh vực hoặc địa bàn này. Việc này chờ vị trí “Thẩm định”. |

  Kịch bản: 14.2 Phân công thẩm định lại cho đúng cán bộ, cả hai lần thẩm định đều còn
    Cho lúc 10:00 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
      | Nội dung thẩm định | Hồ sơ đầy đủ.                                          |
    Khi lúc 11:00 ngày 30/11/2026 cán bộ Phạm Văn Hùng ở bước "Soát xét, trình ký" trả hồ sơ về bước "Thẩm định hồ sơ" cho cán bộ Bùi Minh Đức vì "Cần thẩm định lại tên hộ"
    Thì việc ở bước "Thẩm định hồ sơ" do cán bộ Bùi Minh Đức giữ
    Khi lúc 14:00 ngày 30/11/2026 cán bộ Bùi Minh Đức hoàn thành bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
      | Nội dung thẩm định | Tên hộ không trùng.                                    |
    Thì kết quả của bước "Thẩm định hồ sơ" được ghi 2 lần
    Và nội dung Đỗ Thị Lan đã nhập ở bước "Thẩm định hồ sơ" là:
      | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
      | Nội dung thẩm định | Hồ sơ đầy đủ.                                          |

  Kịch bản: 14.3 Người được phân công, vết xử lý và trạng thái cùng được ghi
    Khi lúc 09:15 ngày 30/11/2026 cán bộ Phạm Văn Hùng phân công cán bộ Bùi Minh Đức ở bước "Thẩm định hồ sơ"
    Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
    Và vết xử lý của hồ sơ còn nguyên vẹn
