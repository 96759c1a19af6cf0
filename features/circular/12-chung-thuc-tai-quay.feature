# language: vi
Tính năng: Nhóm 12, 18. Chứng thực ngay tại quầy
  Đã có: ghi sổ, lấy số theo sổ của đơn vị và năm, phí theo Thông tư 226/2016/TT-BTC, sửa mục đã ghi có lý do, không xóa. Chưa
  có: bản điện tử có ký số, hợp đồng, giao dịch.

  Bối cảnh:
    Cho thủ tục "Đăng ký thành lập hộ kinh doanh" đã được công bố
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí                |
      | Nguyễn Thị Mai | Bộ phận một cửa       |
      | Đỗ Thị Lan     | Chuyên viên thẩm định |
      | Lê Quang Thanh | Lãnh đạo UBND cấp xã  |

  Khung kịch bản: Phí chứng thực bản sao tính theo trang của bản chính
    Khi lúc 08:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai chứng thực "Bản sao từ bản chính", người ký Lê Quang Thanh:
      | Người yêu cầu | Trần Thị Minh Họa |
      | Giấy tờ       | Học bạ            |
      | Số trang      | <số trang>        |
      | Số bản        | <số bản>          |
    Thì mục chứng thực mới nhất là:
      | Số chứng thực | 01 quyển số 01/2026-SCT/BS |
      | Phí           | <phí>          |

    Dữ liệu:
      | số trang | số bản | phí          |
      | 1        | 1      | 2.000 đồng   |
      | 2        | 1      | 4.000 đồng   |
      | 3        | 1      | 5.000 đồng   |
      | 3        | 4      | 20.000 đồng  |
      | 300      | 1      | 200.000 đồng |
      | 300      | 2      | 400.000 đồng |

  Kịch bản: Mỗi loại việc có sổ riêng, số chạy liên tục trong năm
    Cho lúc 08:10 ngày 31/12/2026 cán bộ Nguyễn Thị Mai đã chứng thực "Bản sao từ bản chính", người ký Lê Quang Thanh:
      | Người yêu cầu | Trần Thị Minh Họa |
      | Giấy tờ       | Học bạ            |
    Khi lúc 08:15 ngày 31/12/2026 cán bộ Nguyễn Thị Mai chứng thực "Chữ ký trong giấy tờ, văn bản", người ký Lê Quang Thanh:
      | Người yêu cầu | Lê Văn Ví Dụ |
      | Giấy tờ       | Giấy cam kết |
    Thì mục chứng thực mới nhất là:
      | Số chứng thực | 01 quyển số 01/2026-SCT/CK,ĐC |
      | Phí           | 10.000 đồng    |
    Và sổ chứng thực mà cán bộ Nguyễn Thị Mai xem được có 2 việc, 12000 đồng
    Khi lúc 08:10 ngày 04/01/2027 cán bộ Nguyễn Thị Mai chứng thực "Bản sao từ bản chính", người ký Lê Quang Thanh:
      | Người yêu cầu | Trần Thị Minh Họa |
      | Giấy tờ       | Học bạ            |
    Thì mục chứng thực mới nhất là:
      | Số chứng thực | 01 quyển số 01/2027-SCT/BS |

  Kịch bản: Người không có thẩm quyền thì không ký chứng thực
    Khi lúc 08:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai chứng thực "Bản sao từ bản chính", người ký Đỗ Thị Lan:
      | Người yêu cầu | Trần Thị Minh Họa |
      | Giấy tờ       | Học bạ            |
    Thì thao tác bị từ chối với thông báo "Đỗ Thị Lan hôm nay không có thẩm quyền ký chứng thực của đơn vị này."
    Và không có gì thay đổi

  Kịch bản: Không phải nơi tiếp nhận thì không ghi sổ và không xem sổ
    Khi lúc 08:10 ngày 30/11/2026 cán bộ Đỗ Thị Lan chứng thực "Bản sao từ bản chính", người ký Lê Quang Thanh:
      | Người yêu cầu | Trần Thị Minh Họa |
      | Giấy tờ       | Học bạ            |
    Thì thao tác bị từ chối với thông báo "Bạn không có quyền tiếp nhận ở đây."
    Và sổ chứng thực mà cán bộ Đỗ Thị Lan xem được có 0 việc, 0 đồng

  Kịch bản: Ghi nhầm thì sửa có lý do, không xóa được
    Cho lúc 08:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã chứng thực "Bản sao từ bản chính", người ký Lê Quang Thanh:
      | Người yêu cầu | Trần Thị Minh Họa |
      | Giấy tờ       | Học bạ            |
      | Số trang      | 3                 |
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai sửa mục chứng thực mới nhất vì "Đếm nhầm trang":
      | Số trang | 1 |
    Thì mục chứng thực mới nhất là:
      | Số chứng thực | 01 quyển số 01/2026-SCT/BS |
      | Số trang      | 1              |
      | Phí           | 2.000 đồng     |
      | Lý do sửa     | Đếm nhầm trang |
    Khi lúc 08:30 ngày 30/11/2026 cán bộ Nguyễn Thị Mai sửa mục chứng thực mới nhất vì " ":
      | Số trang | 2 |
    Thì thao tác bị từ chối với thông báo "Hãy nêu rõ lý do."
