# language: vi
Tính năng: Nhóm 17. Dừng thực hiện thủ tục hành chính
  Yêu cầu dừng của tổ chức, cá nhân luôn được ghi lại, kể cả khi bị từ chối; được quyết định trong 03 ngày làm việc; chỉ
  chấp nhận khi kết quả chưa được ký. Rút trước khi chuyển xử lý thì hồ sơ là Đã trả lại.

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

  Kịch bản: 17 Rút hồ sơ trước khi chuyển xử lý
    Cho lúc 09:00 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã ghi nhận yêu cầu dừng thực hiện vì "Không kinh doanh nữa"
    Thì yêu cầu dừng thực hiện đang chờ quyết định, hạn quyết định là 09:00 ngày 03/12/2026
    Khi lúc 09:30 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đồng ý dừng thực hiện vì "Hồ sơ chưa chuyển xử lý"
    Thì trạng thái hồ sơ là "Đã trả lại", thông tin là "Tổ chức, cá nhân yêu cầu rút hồ sơ"
    Và hồ sơ đã kết thúc

  Kịch bản: 17 Dừng khi đang giải quyết
    Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
    Và lúc 10:00 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã ghi nhận yêu cầu dừng thực hiện vì "Không kinh doanh nữa"
    Khi lúc 10:30 ngày 30/11/2026 cán bộ Phạm Văn Hùng đồng ý dừng thực hiện vì "Kết quả chưa được ký"
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Dừng thực hiện theo yêu cầu của tổ chức, cá nhân"
    Và thời hạn giải quyết đã dừng tính
    Và hồ sơ đã kết thúc

  Kịch bản: 17 Yêu cầu bị từ chối vẫn được lưu, hồ sơ tiếp tục
    Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 10:00 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã ghi nhận yêu cầu dừng thực hiện vì "Không kinh doanh nữa"
    Khi lúc 10:30 ngày 30/11/2026 cán bộ Phạm Văn Hùng từ chối dừng thực hiện vì "Người yêu cầu không phải chủ hồ sơ"
    Thì yêu cầu dừng thực hiện bị từ chối, hạn quyết định là 10:00 ngày 03/12/2026
    Và hồ sơ đang chờ Trưởng phòng Kinh tế ở bước "Phân công thẩm định"

  Kịch bản: 17 Đang giải quyết thì Bộ phận một cửa ghi nhận yêu cầu nhưng không tự quyết định dừng
    Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 10:00 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã ghi nhận yêu cầu dừng thực hiện vì "Không kinh doanh nữa"
    Khi lúc 10:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đồng ý dừng thực hiện vì "Người nộp yêu cầu"
    Thì thao tác bị từ chối với thông báo "Hồ sơ đang giải quyết do lãnh đạo có quyền phân công quyết định việc dừng thực hiện."
    Và không có gì thay đổi

  Kịch bản: 17 Kết quả đã ký thì yêu cầu vẫn được lưu nhưng không dừng được
    Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
    Và lúc 10:00 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã dự thảo kết quả "KQ.G12.001041" với nội dung "Giấy chứng nhận"
    Và lúc 10:10 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã trình dự thảo ở bước "Thẩm định hồ sơ":
      | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
      | Nội dung thẩm định | Hồ sơ đầy đủ.                                          |
    Và lúc 10:20 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
      | Kết quả soát xét | Đồng ý, trình ký |
    Và lúc 10:30 ngày 30/11/2026 cán bộ Lê Quang Thanh đã ký dự thảo có nội dung "Giấy chứng nhận" ở bước "Ký duyệt":
      | Kết quả ký duyệt | Ký duyệt |
    Khi lúc 11:00 ngày 30/11/2026 cán bộ Nguyễn Thị Mai ghi nhận yêu cầu dừng thực hiện vì "Không kinh doanh nữa"
    Thì yêu cầu dừng thực hiện bị từ chối, hạn quyết định là 11:00 ngày 03/12/2026
    Và hồ sơ đang chờ Văn thư ở bước "Lấy số, phát hành"

  Kịch bản: 17 Đang có yêu cầu chờ quyết định thì không ghi yêu cầu thứ hai
    Cho lúc 09:00 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã ghi nhận yêu cầu dừng thực hiện vì "Không kinh doanh nữa"
    Khi lúc 09:10 ngày 30/11/2026 cán bộ Trần Văn Bình ghi nhận yêu cầu dừng thực hiện vì "Không kinh doanh nữa"
    Thì thao tác bị từ chối với thông báo "Đã có yêu cầu dừng thực hiện đang chờ quyết định."
    Và không có gì thay đổi
