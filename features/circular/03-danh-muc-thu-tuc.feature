# language: vi
Tính năng: Nhóm 3. Danh mục thủ tục hành chính, dịch vụ công trực tuyến
  Đã có: tiếp nhận danh mục từ tệp do Cổng quốc gia công bố, chuẩn hóa mã và tên, giữ từng phiên bản và nêu khác biệt
  (mục 3), trên trang quản trị. Chưa có: phân loại (mục 1, 2) và kết nối trực tiếp với Cơ sở dữ liệu quốc gia.

  Kịch bản: 3.3 Danh mục ghi đúng điều Cổng công bố, không suy đoán điều không công bố
    Khi danh mục thủ tục quốc gia được cập nhật:
      | Mã       | Tên                             | Lĩnh vực             | Cách thức                                                      |
      | 1.001612 | Đăng ký thành lập hộ kinh doanh | Hộ kinh doanh        | Trực tiếp3 Ngày làm việcMiễn phíTrực tuyến3 Ngày làm việcMiễn phí |
      | 1.001193 | Đăng ký khai sinh               | Hộ tịch              | Trực tiếp1Miễn phíTrực tuyến1Miễn phí                          |
      | 3.000145 | Xác nhận hàng hóa quá cảnh      | Hải quan             | Trực tuyến3 GiờMiễn phí                                        |
      | 1.012837 | Hỗ trợ đầu tư                   | Nông nghiệp          | Trực tiếp40 NgàyMiễn phí                                       |
    Thì danh mục ghi thủ tục 1.001612 là "Đăng ký thành lập hộ kinh doanh", thời hạn trực tiếp là 3 ngày làm việc
    Và danh mục ghi thủ tục 1.001193 là "Đăng ký khai sinh", thời hạn trực tiếp là không rõ
    Và danh mục ghi thủ tục 3.000145 là "Xác nhận hàng hóa quá cảnh", thời hạn trực tuyến là 3 giờ
    Và danh mục ghi thủ tục 1.012837 là "Hỗ trợ đầu tư", thời hạn trực tiếp là 40 ngày

  Kịch bản: 3.3 Danh mục thay đổi thì có phiên bản mới, nêu rõ khác gì; cập nhật lại như cũ thì không có gì thay đổi
    Cho danh mục thủ tục quốc gia được cập nhật:
      | Mã       | Tên               | Lĩnh vực | Cách thức                        |
      | 1.001193 | Đăng ký khai sinh | Hộ tịch  | Trực tiếp1 Ngày làm việcMiễn phí |
    Khi danh mục thủ tục quốc gia được cập nhật:
      | Mã       | Tên                                | Lĩnh vực | Cách thức                        |
      | 1.001193 | Thủ tục đăng ký khai sinh          | Hộ tịch  | Trực tiếp2 Ngày làm việcMiễn phí |
    Thì lần cập nhật gần nhất của thủ tục 1.001193 thay đổi:
      | Tên thủ tục: 'Đăng ký khai sinh' → 'Thủ tục đăng ký khai sinh'.                           |
      | Cách thức, thời hạn, phí, lệ phí: Trực tiếp, thời hạn 1 ngày làm việc → 2 ngày làm việc. |
    Khi danh mục thủ tục quốc gia được cập nhật:
      | Mã       | Tên                       | Lĩnh vực | Cách thức                        |
      | 1.001193 | Thủ tục đăng ký khai sinh | Hộ tịch  | Trực tiếp2 Ngày làm việcMiễn phí |
    Thì không có gì thay đổi
