# language: vi
Tính năng: Nhóm 1. Quản lý tài khoản
  Đã có: tài khoản cán bộ được tạo, kích hoạt, khóa, tìm kiếm, kết xuất (mục 2.a); nhóm người sử dụng, chức danh, phòng
  ban, thông tin cá nhân, quyền truy cập (mục 2.b); phân quyền theo nhóm, theo cá nhân, theo chức vụ (mục 2.c), kể cả xử
  lý thay khi vắng mặt; mọi việc ấy làm được trên trang quản trị, tạo nhiều cán bộ từ bảng tính. Chưa có: tài khoản của tổ
  chức, cá nhân (mục 1) do hệ thống định danh quốc gia cấp.

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
    Và cán bộ Ngô Văn Quản giữ vị trí Quản trị, mã "quan-tri"
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

  Quy tắc: 2.a Quản lý, kích hoạt tài khoản, tìm kiếm cán bộ

    Kịch bản: Cán bộ mới chỉ làm việc được sau khi tài khoản được kích hoạt
      Khi lúc 08:00 ngày 30/11/2026 cán bộ Ngô Văn Quản tạo tài khoản "hoa.tt" cho Trịnh Thị Hòa, vị trí Bộ phận một cửa, theo "QĐ số 5/QĐ-UBND"
      Và lúc 08:05 ngày 30/11/2026 người nộp nộp hồ sơ trực tiếp
      Và lúc 08:10 ngày 30/11/2026 cán bộ Trịnh Thị Hòa nhận việc ở bước "Kiểm tra, tiếp nhận hồ sơ"
      Thì thao tác bị từ chối với thông báo "Việc này thuộc vị trí hoặc đơn vị khác."
      Và không có gì thay đổi
      Khi lúc 08:15 ngày 30/11/2026 cán bộ Ngô Văn Quản kích hoạt tài khoản của Trịnh Thị Hòa theo "QĐ số 5/QĐ-UBND"
      Và lúc 08:20 ngày 30/11/2026 cán bộ Trịnh Thị Hòa nhận việc ở bước "Kiểm tra, tiếp nhận hồ sơ"
      Thì quyền hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ" của cán bộ Trịnh Thị Hòa là "Được, vì giữ vị trí Bộ phận một cửa, UBND xã Hòa Bình (minh họa)."

    Kịch bản: Khóa tài khoản thì việc đang giữ trở về hàng chờ, không hồ sơ nào mắc kẹt
      Cho lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
      Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
      Và lúc 09:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã nhận việc ở bước "Thẩm định hồ sơ"
      Khi lúc 10:00 ngày 30/11/2026 cán bộ Ngô Văn Quản khóa tài khoản của Đỗ Thị Lan theo "QĐ số 6/QĐ-UBND"
      Và lúc 10:05 ngày 30/11/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
        | Nội dung thẩm định | Tên không trùng trong phạm vi xã.                      |
      Thì thao tác bị từ chối với thông báo "Việc này thuộc vị trí hoặc đơn vị khác."
      Khi lúc 10:10 ngày 30/11/2026 cán bộ Bùi Minh Đức nhận việc ở bước "Thẩm định hồ sơ"
      Thì quyền hoàn thành bước "Thẩm định hồ sơ" của cán bộ Bùi Minh Đức là "Được, vì giữ vị trí Chuyên viên thẩm định, UBND xã Hòa Bình (minh họa)."

    Kịch bản: Tìm kiếm, kết xuất thông tin cán bộ phục vụ báo cáo
      Khi lúc 08:00 ngày 30/11/2026 cán bộ Ngô Văn Quản tạo tài khoản "hoa.tt" cho Trịnh Thị Hòa, vị trí Bộ phận một cửa, theo "QĐ số 5/QĐ-UBND"
      Thì cán bộ Ngô Văn Quản tìm được các cán bộ theo tên "thi", tình trạng "Đang hoạt động":
        | Họ và tên      | Chức danh                                          | Tình trạng     |
        | Đỗ Thị Lan     | Chuyên viên thẩm định, UBND xã Hòa Bình (minh họa) | Đang hoạt động |
        | Nguyễn Thị Mai | Bộ phận một cửa, UBND xã Hòa Bình (minh họa)       | Đang hoạt động |
      Và cán bộ Ngô Văn Quản tìm được các cán bộ theo tên "trinh thi hoa", tình trạng "Chờ kích hoạt":
        | Họ và tên     | Chức danh                                    | Tình trạng    |
        | Trịnh Thị Hòa | Bộ phận một cửa, UBND xã Hòa Bình (minh họa) | Chờ kích hoạt |

    Kịch bản: Tạo nhiều cán bộ từ bảng tính, dòng sai được nêu rõ, gửi lại không tạo trùng
      Khi lúc 08:00 ngày 30/11/2026 cán bộ Ngô Văn Quản gửi bảng cán bộ theo "QĐ số 5/QĐ-UBND", kết quả từng dòng:
        | Tên đăng nhập | Họ và tên     | Mã đơn vị | Mã vị trí | Chức danh | Thư điện tử | Điện thoại | Kết quả | Ô sai      |
        | hoa.tt        | Trịnh Thị Hòa | H99.15    | mot-cua   |           |             |            | tạo     |            |
        | binh.lv       | Lê Văn Bình   | H99.15    | van-thu   | Văn thư   |             | 12         | từ chối | Điện thoại |
      Thì cán bộ Ngô Văn Quản tìm được các cán bộ theo tên "trinh thi hoa", tình trạng "Đang hoạt động":
        | Họ và tên     | Chức danh                                    | Tình trạng     |
        | Trịnh Thị Hòa | Bộ phận một cửa, UBND xã Hòa Bình (minh họa) | Đang hoạt động |
      Khi lúc 08:10 ngày 30/11/2026 cán bộ Ngô Văn Quản gửi bảng cán bộ theo "QĐ số 5/QĐ-UBND", kết quả từng dòng:
        | Tên đăng nhập | Họ và tên     | Mã đơn vị | Mã vị trí | Chức danh | Thư điện tử | Điện thoại | Kết quả | Ô sai |
        | hoa.tt        | Trịnh Thị Hòa | H99.15    | mot-cua   |           |             |            | đã có   |       |
        | binh.lv       | Lê Văn Bình   | H99.15    | van-thu   | Văn thư   |             |            | tạo     |       |

  Quy tắc: 2.b, 2.c Nhóm người sử dụng; phân quyền theo nhóm, theo cá nhân, theo chức vụ

    Kịch bản: Quyền được cấp theo nhóm, theo cá nhân và theo chức vụ, nêu được vì sao
      Cho lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
      Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Thì quyền phân công bước "Phân công thẩm định" của cán bộ Bùi Minh Đức là "không"
      Khi lúc 08:30 ngày 30/11/2026 nhóm "Tổ trưởng tổ thẩm định" được quyền phân công, gồm cán bộ Bùi Minh Đức
      Thì quyền phân công bước "Phân công thẩm định" của cán bộ Bùi Minh Đức là "có"
      Và quyền phân công bước "Phân công thẩm định" của cán bộ Đỗ Thị Lan là "không"
      Khi lúc 08:35 ngày 30/11/2026 cán bộ Đỗ Thị Lan được cấp riêng quyền phân công
      Thì quyền phân công bước "Phân công thẩm định" của cán bộ Đỗ Thị Lan là "có"
      Và quyền phân công bước "Phân công thẩm định" của cán bộ Vũ Thu Hà là "không"
      Khi lúc 08:40 ngày 30/11/2026 vị trí Văn thư được cấp quyền phân công
      Thì quyền phân công bước "Phân công thẩm định" của cán bộ Vũ Thu Hà là "có"

    Kịch bản: Không ai tự cấp quyền cho mình, cán bộ khác không cấp quyền thay người quản trị
      Khi lúc 08:00 ngày 30/11/2026 cán bộ Ngô Văn Quản giao vị trí Lãnh đạo UBND cấp xã cho Ngô Văn Quản theo "QĐ số 7/QĐ-UBND"
      Thì thao tác bị từ chối với thông báo "Không ai được tự thay đổi tài khoản và quyền của mình; việc này do người quản trị khác làm."
      Và không có gì thay đổi
      Khi lúc 08:05 ngày 30/11/2026 cán bộ Đỗ Thị Lan giao vị trí Lãnh đạo UBND cấp xã cho Bùi Minh Đức theo "QĐ số 7/QĐ-UBND"
      Thì thao tác bị từ chối với thông báo "Bạn không có quyền quản trị ở đây."
      Và không có gì thay đổi

  Quy tắc: Xử lý thay khi vắng mặt khác với thẩm quyền ký

    Kịch bản: Thao tác của người làm thay ghi rõ thay ai, theo văn bản nào; không lách được tách biệt nhiệm vụ
      Cho lúc 08:00 ngày 30/11/2026 cán bộ Ngô Văn Quản giao Bùi Minh Đức xử lý thay Phạm Văn Hùng đến hết ngày 04/12/2026 theo "QĐ số 12/QĐ-UBND"
      Và lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
      Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Khi lúc 09:10 ngày 30/11/2026 cán bộ Bùi Minh Đức hoàn thành bước "Phân công thẩm định"
      Thì vết xử lý có ghi "Bùi Minh Đức thay Phạm Văn Hùng theo QĐ số 12/QĐ-UBND"
      Và quyền ký bước "Thẩm định hồ sơ" của cán bộ Bùi Minh Đức là "không"
      Khi lúc 10:00 ngày 30/11/2026 cán bộ Bùi Minh Đức hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
        | Nội dung thẩm định | Tên không trùng trong phạm vi xã.                      |
      Và lúc 10:30 ngày 30/11/2026 cán bộ Bùi Minh Đức hoàn thành bước "Soát xét, trình ký":
        | Kết quả soát xét | Đồng ý, trình ký |
      Thì thao tác bị từ chối với thông báo "Người đã làm bước 'Thẩm định hồ sơ' của hồ sơ này không được làm bước này."
      Và không có gì thay đổi
