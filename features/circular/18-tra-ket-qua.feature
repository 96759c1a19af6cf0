# language: vi
Tính năng: Nhóm 18. Trả kết quả giải quyết thủ tục hành chính
  Đã có: chỉ văn thư lấy số theo sổ, phát hành rồi chuyển Bộ phận một cửa trả (mục 1); thời điểm hoàn thành xử lý quyết
  định đúng hạn hay quá hạn, tình trạng đang trả, chưa trả, đã trả (mục 2, 6); thông báo nghĩa vụ tài chính và biên lai (mục
  3, ở kiểm thử); người nhận, nhận thay theo giấy ủy quyền, hình thức, thời điểm trả, biên lai (mục 4, 5); trả thông báo
  không giải quyết, nêu rõ lý do (mục 6); mã kết quả (mục 7); thời hạn bảo quản theo thủ tục (mục 8, ở kiểm thử). Chưa có:
  ký số (mục 1); bản điện tử trong Kho (mục 7); liên thông và đồng bộ lên Cổng Dịch vụ công quốc gia (mục
  9, 10).

  Bối cảnh:
    Cho thủ tục "Đăng ký thành lập hộ kinh doanh" đã được công bố
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
    Và lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"

  Quy tắc: Hồ sơ đủ điều kiện

    Bối cảnh:
      Cho lúc 15:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
        | Nội dung thẩm định | Hồ sơ đầy đủ, tên không trùng.                         |
      Và lúc 08:40 ngày 01/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
        | Kết quả soát xét | Đồng ý, trình ký |
      Và lúc 10:15 ngày 01/12/2026 cán bộ Lê Quang Thanh đã hoàn thành bước "Ký duyệt":
        | Kết quả ký duyệt | Ký duyệt |

    Khung kịch bản: 18.2 Thời điểm chuyển trả kết quả quyết định đúng hạn hay quá hạn
      Khi lúc <phát hành> cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, phát hành":
        | Số văn bản | 41H8000126 |
      Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đang trả kết quả"
      Và hồ sơ đang chờ Bộ phận một cửa ở bước "Trả kết quả"
      Và hồ sơ được giải quyết <đánh giá>

      Dữ liệu:
        | phát hành             | đánh giá |
        | 11:00 ngày 01/12/2026 | đúng hạn |
        | 17:00 ngày 03/12/2026 | đúng hạn |
        | 08:00 ngày 04/12/2026 | quá hạn  |

    Kịch bản: 18.2 Người dân đến nhận muộn không làm hồ sơ quá hạn
      Cho lúc 11:00 ngày 01/12/2026 cán bộ Vũ Thu Hà đã hoàn thành bước "Lấy số, phát hành":
        | Số văn bản | 41H8000126 |
      Khi lúc 09:00 ngày 15/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
        | Họ và tên người nhận | Trần Thị Minh Họa |
        | Hình thức trả        | Trực tiếp         |
      Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đã trả kết quả"
      Và hồ sơ được giải quyết đúng hạn

    Khung kịch bản: 18.4, 18.5 Người nhận và hình thức trả được lưu
      Cho lúc 11:00 ngày 01/12/2026 cán bộ Vũ Thu Hà đã hoàn thành bước "Lấy số, phát hành":
        | Số văn bản | 41H8000126 |
      Khi lúc 14:05 ngày 01/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
        | Họ và tên người nhận | <người nhận> |
        | Hình thức trả        | <hình thức>  |
      Thì hồ sơ đã kết thúc
      Và nội dung Nguyễn Thị Mai đã nhập ở bước "Trả kết quả" là:
        | Họ và tên người nhận | <người nhận> |
        | Hình thức trả        | <hình thức>  |

      Dữ liệu:
        | người nhận        | hình thức              |
        | Trần Thị Minh Họa | Trực tiếp              |
        | Lê Văn Ví Dụ      | Qua bưu chính công ích |
        | Trần Thị Minh Họa | Trực tuyến             |

    Kịch bản: 18.5 Chưa ghi người nhận thì chưa trả được kết quả
      Cho lúc 11:00 ngày 01/12/2026 cán bộ Vũ Thu Hà đã hoàn thành bước "Lấy số, phát hành":
        | Số văn bản | 41H8000126 |
      Khi lúc 14:05 ngày 01/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
        | Hình thức trả | Trực tiếp |
      Thì biểu mẫu báo lỗi:
        | Trường               | Lỗi           |
        | Họ và tên người nhận | Bắt buộc nhập |
      Và không có gì thay đổi
      Và trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đang trả kết quả"

  Quy tắc: Kết quả có dự thảo, số, người nhận

    Bối cảnh:
      Cho lúc 10:00 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã dự thảo kết quả "KQ.G12.001041" với nội dung "Giấy chứng nhận"
      Và lúc 15:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã trình dự thảo ở bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
        | Nội dung thẩm định | Hồ sơ đầy đủ, tên không trùng.                         |
      Và lúc 08:40 ngày 01/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
        | Kết quả soát xét | Đồng ý, trình ký |
      Và lúc 10:15 ngày 01/12/2026 cán bộ Lê Quang Thanh đã ký dự thảo có nội dung "Giấy chứng nhận" ở bước "Ký duyệt":
        | Kết quả ký duyệt | Ký duyệt |

    Kịch bản: 18.1 Văn thư lấy số theo sổ rồi phát hành
      Khi lúc 10:40 ngày 01/12/2026 cán bộ Vũ Thu Hà lấy số kết quả theo sổ "GCN-HKD"
      Và lúc 11:00 ngày 01/12/2026 cán bộ Vũ Thu Hà phát hành kết quả ở bước "Lấy số, phát hành":
        | Số văn bản | 01/GCN-HKD |
      Thì kết quả của hồ sơ là:
        | Mã kết quả | KQ.G12.001041 |
        | Số         | 01/GCN-HKD    |
        | Tình trạng | đang trả      |
      Và trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đang trả kết quả"

    Khung kịch bản: 18.1 Không phải văn thư thì không lấy số
      Khi lúc 10:40 ngày 01/12/2026 cán bộ <ai> lấy số kết quả theo sổ "GCN-HKD"
      Thì thao tác bị từ chối với thông báo "Việc này thuộc vị trí hoặc đơn vị khác."
      Và không có gì thay đổi

      Dữ liệu:
        | ai             |
        | Nguyễn Thị Mai |
        | Đỗ Thị Lan     |

    Kịch bản: 18.1 Chưa lấy số thì chưa phát hành được
      Khi lúc 11:00 ngày 01/12/2026 cán bộ Vũ Thu Hà phát hành kết quả ở bước "Lấy số, phát hành":
        | Số văn bản | 01/GCN-HKD |
      Thì thao tác bị từ chối với thông báo "Kết quả 'Giấy chứng nhận đăng ký hộ kinh doanh' chưa được lấy số."
      Và không có gì thay đổi

    Kịch bản: 18.1 Kết quả chưa phát hành thì hồ sơ không thể là đã xử lý xong
      Khi lúc 11:00 ngày 01/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, phát hành":
        | Số văn bản | 01/GCN-HKD |
      Thì thao tác bị từ chối với thông báo "Kết quả 'Giấy chứng nhận đăng ký hộ kinh doanh' đã trình nhưng chưa được ký, lấy số và phát hành."
      Và không có gì thay đổi

    Kịch bản: 18.1 Một kết quả chỉ có một số
      Cho lúc 10:40 ngày 01/12/2026 cán bộ Vũ Thu Hà đã lấy số kết quả theo sổ "GCN-HKD"
      Khi lúc 10:41 ngày 01/12/2026 cán bộ Vũ Thu Hà lấy số kết quả theo sổ "GCN-HKD"
      Thì thao tác bị từ chối với thông báo "Kết quả này đã có số 01/GCN-HKD."
      Và không có gì thay đổi

    Kịch bản: 18.1 Phát hành nhầm thì thu hồi được, số đã lấy vẫn là của kết quả ấy
      Cho lúc 10:40 ngày 01/12/2026 cán bộ Vũ Thu Hà đã lấy số kết quả theo sổ "GCN-HKD"
      Và lúc 11:00 ngày 01/12/2026 cán bộ Vũ Thu Hà đã phát hành kết quả ở bước "Lấy số, phát hành":
        | Số văn bản | 01/GCN-HKD |
      Khi lúc 11:05 ngày 01/12/2026 cán bộ Vũ Thu Hà thu hồi hồ sơ vì "Đóng dấu nhầm trang"
      Thì kết quả của hồ sơ là:
        | Số         | 01/GCN-HKD |
        | Tình trạng | đã ký      |
      Và thời hạn giải quyết đang tính

    Kịch bản: 18.6 Chưa mang bản chính để đối soát thì ghi chưa trả, đủ thì trả
      Cho lúc 10:40 ngày 01/12/2026 cán bộ Vũ Thu Hà đã lấy số kết quả theo sổ "GCN-HKD"
      Và lúc 11:00 ngày 01/12/2026 cán bộ Vũ Thu Hà đã phát hành kết quả ở bước "Lấy số, phát hành":
        | Số văn bản | 01/GCN-HKD |
      Khi lúc 14:00 ngày 01/12/2026 cán bộ Nguyễn Thị Mai ghi chưa trả kết quả vì còn thiếu "Bản chính văn bản ủy quyền"
      Thì kết quả của hồ sơ là:
        | Tình trạng | đang trả                   |
        | Còn thiếu  | Bản chính văn bản ủy quyền |
      Khi lúc 09:00 ngày 02/12/2026 cán bộ Nguyễn Thị Mai trả kết quả trực tiếp cho "Trần Thị Minh Họa", biên lai "BL-0001" ở bước "Trả kết quả":
        | Họ và tên người nhận | Trần Thị Minh Họa |
        | Hình thức trả        | Trực tiếp         |
      Thì kết quả của hồ sơ là:
        | Tình trạng     | đã trả            |
        | Người nhận     | Trần Thị Minh Họa |
        | Hình thức trả  | trực tiếp         |
        | Biên lai       | BL-0001           |
      Và trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đã trả kết quả"

    Kịch bản: 18.1 Nơi trả nhận kết quả một lần xác nhận và ghi kệ để tìm lại
      Cho lúc 10:40 ngày 01/12/2026 cán bộ Vũ Thu Hà đã lấy số kết quả theo sổ "GCN-HKD"
      Và lúc 11:00 ngày 01/12/2026 cán bộ Vũ Thu Hà đã phát hành kết quả ở bước "Lấy số, phát hành":
        | Số văn bản | 01/GCN-HKD |
      Khi lúc 11:30 ngày 01/12/2026 cán bộ Nguyễn Thị Mai nhận kết quả về, để ở "Kệ A, ngăn 3"
      Thì kết quả của hồ sơ là:
        | Tình trạng | đang trả      |
        | Kệ         | Kệ A, ngăn 3  |
      Khi lúc 11:40 ngày 01/12/2026 cán bộ Đỗ Thị Lan nhận kết quả về, để ở "Kệ B"
      Thì thao tác bị từ chối với thông báo "Bạn không có quyền tiếp nhận ở đây."

    Kịch bản: 18.5 Người nhận thay phải có giấy ủy quyền
      Cho lúc 10:40 ngày 01/12/2026 cán bộ Vũ Thu Hà đã lấy số kết quả theo sổ "GCN-HKD"
      Và lúc 11:00 ngày 01/12/2026 cán bộ Vũ Thu Hà đã phát hành kết quả ở bước "Lấy số, phát hành":
        | Số văn bản | 01/GCN-HKD |
      Khi lúc 09:00 ngày 02/12/2026 cán bộ Nguyễn Thị Mai trả kết quả qua bưu chính cho người nhận thay "Lê Văn Ví Dụ" theo giấy ủy quyền "Số 7/2026" ở bước "Trả kết quả":
        | Họ và tên người nhận | Lê Văn Ví Dụ           |
        | Hình thức trả        | Qua bưu chính công ích |
      Thì kết quả của hồ sơ là:
        | Tình trạng    | đã trả        |
        | Người nhận    | Lê Văn Ví Dụ  |
        | Hình thức trả | qua bưu chính |
        | Giấy ủy quyền | Số 7/2026     |

    Kịch bản: 18.4 Chưa ghi nhận việc trả thì hồ sơ không thể là đã trả kết quả
      Cho lúc 10:40 ngày 01/12/2026 cán bộ Vũ Thu Hà đã lấy số kết quả theo sổ "GCN-HKD"
      Và lúc 11:00 ngày 01/12/2026 cán bộ Vũ Thu Hà đã phát hành kết quả ở bước "Lấy số, phát hành":
        | Số văn bản | 01/GCN-HKD |
      Khi lúc 09:00 ngày 02/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
        | Họ và tên người nhận | Trần Thị Minh Họa |
        | Hình thức trả        | Trực tiếp         |
      Thì thao tác bị từ chối với thông báo "Chưa ghi nhận việc trả kết quả 'Giấy chứng nhận đăng ký hộ kinh doanh': người nhận, hình thức trả."
      Và không có gì thay đổi

  Quy tắc: Hồ sơ không đủ điều kiện

    Kịch bản: 18.6 Trả thông báo không giải quyết, nêu rõ lý do
      Cho lúc 15:30 ngày 30/11/2026 cán bộ Đỗ Thị Lan đã hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Không đủ điều kiện giải quyết                |
        | Nội dung thẩm định | Chủ hộ đang đứng tên một hộ kinh doanh khác. |
      Và lúc 08:40 ngày 01/12/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Soát xét, trình ký":
        | Kết quả soát xét | Đồng ý, trình ký |
      Và lúc 10:15 ngày 01/12/2026 cán bộ Lê Quang Thanh đã hoàn thành bước "Ký duyệt":
        | Kết quả ký duyệt | Ký duyệt |
      Khi lúc 11:00 ngày 01/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, phát hành":
        | Số văn bản | 15/TB-UBND |
      Thì hồ sơ đang chờ Bộ phận một cửa ở bước "Trả thông báo không giải quyết"
      Và nội dung Đỗ Thị Lan đã nhập ở bước "Thẩm định hồ sơ" là:
        | Ý kiến thẩm định   | Không đủ điều kiện giải quyết                |
        | Nội dung thẩm định | Chủ hộ đang đứng tên một hộ kinh doanh khác. |
      Khi lúc 14:00 ngày 01/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả thông báo không giải quyết":
        | Họ và tên người nhận                  | Trần Thị Minh Họa                            |
        | Lý do không giải quyết (nêu rõ lý do) | Chủ hộ đang đứng tên một hộ kinh doanh khác. |
        | Hình thức trả                         | Trực tiếp                                    |
      Thì hồ sơ đã kết thúc
      Và trạng thái hồ sơ là "Dừng xử lý", thông tin là "Không đủ điều kiện giải quyết"
