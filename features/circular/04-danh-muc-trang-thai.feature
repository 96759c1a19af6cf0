# language: vi
Tính năng: Nhóm 4. Quản lý danh mục trạng thái xử lý thủ tục hành chính
  Đã có: danh mục trạng thái và thông tin bên cạnh của mục 1 với đúng từ ngữ của Thông tư; trạng thái tự đổi theo sơ đồ;
  mỗi lần đổi được lưu lại; trạng thái chi tiết; lưu đồ chuyển trạng thái (mục 2) được kiểm tra, vẽ ra và sơ đồ trái lưu
  đồ không công bố được.
  Chưa có: màn hình quản trị danh mục và lưu đồ.

  Quy tắc: Danh mục dùng đúng từ ngữ của Thông tư

    Khung kịch bản: 4.1 Danh mục có đủ các tình huống, đúng từ ngữ của Thông tư
      Thì danh mục trạng thái có "<tình huống>" với trạng thái "<trạng thái>", mã <mã> của Cổng quốc gia

      Dữ liệu: a) Tiếp nhận hồ sơ
        | tình huống                         | trạng thái              | mã |
        | Bộ phận một cửa đã tiếp nhận hồ sơ | Được tiếp nhận          | 2  |
        | Hồ sơ chưa đầy đủ, chưa chính xác  | Yêu cầu bổ sung giấy tờ | 5  |
        | Tổ chức, cá nhân yêu cầu rút hồ sơ | Đã trả lại              | 7  |
        | Từ chối tiếp nhận                  | Dừng xử lý              | 3  |

      Dữ liệu: b) Giải quyết thủ tục hành chính
        | tình huống                                 | trạng thái              | mã |
        | Đã chuyển cơ quan có thẩm quyền giải quyết | Đang xử lý              | 4  |
        | Đã phân công xử lý                         | Đang xử lý              | 4  |
        | Đang thẩm định, giải quyết                 | Đang xử lý              | 4  |
        | Hồ sơ chưa đủ điều kiện giải quyết         | Yêu cầu bổ sung giấy tờ | 5  |
        | Không đủ điều kiện giải quyết              | Dừng xử lý              | 8  |
        | Quá thời hạn bổ sung hồ sơ                 | Dừng xử lý              | 8  |
        | Đang lấy ý kiến cơ quan liên quan          | Đang xử lý              | 4  |
        | Đang thực hiện theo liên thông             | Đang xử lý              | 4  |
        | Quá hạn giải quyết                         | Đang xử lý              | 4  |

      Dữ liệu: c) Trả kết quả
        | tình huống       | trạng thái    | mã |
        | Đang trả kết quả | Đã xử lý xong | 9  |
        | Đã trả kết quả   | Đã xử lý xong | 10 |

  Quy tắc: Trạng thái của hồ sơ đổi theo việc đã làm

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

    Khung kịch bản: 4.1.a Kết quả kiểm tra của Bộ phận một cửa quyết định trạng thái
      Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | <kết quả> |
        | Lý do (nêu rõ lý do)   | <lý do>   |
      Thì trạng thái hồ sơ là "<trạng thái>", thông tin là "<thông tin>"

      Dữ liệu:
        | kết quả                                        | lý do                              | trạng thái              | thông tin                         |
        | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung | Thiếu chữ ký của chủ hộ.           | Yêu cầu bổ sung giấy tờ | Hồ sơ chưa đầy đủ, chưa chính xác |
        | Từ chối tiếp nhận                              | Trụ sở không thuộc địa bàn của xã. | Dừng xử lý              | Từ chối tiếp nhận                 |

    Kịch bản: 4.1.b, 4.1.c Trạng thái tự đổi theo từng bước, mỗi lần đổi được lưu kèm thời điểm
      Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đã chuyển cơ quan có thẩm quyền giải quyết"
      Khi lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Phân công thẩm định"
      Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
      Khi lúc 10:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định   | Đủ điều kiện cấp Giấy chứng nhận đăng ký hộ kinh doanh |
        | Nội dung thẩm định | Tên không trùng trong phạm vi xã.                      |
      Và lúc 14:00 ngày 01/12/2026 cán bộ Phạm Văn Hùng hoàn thành bước "Soát xét, trình ký":
        | Kết quả soát xét | Đồng ý, trình ký |
      Và lúc 15:00 ngày 01/12/2026 cán bộ Lê Quang Thanh hoàn thành bước "Ký duyệt":
        | Kết quả ký duyệt | Ký duyệt |
      Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đang thẩm định, giải quyết"
      Khi lúc 16:00 ngày 01/12/2026 cán bộ Vũ Thu Hà hoàn thành bước "Lấy số, phát hành":
        | Số văn bản | 41H8000125 |
      Thì trạng thái hồ sơ là "Đã xử lý xong", thông tin là "Đang trả kết quả"
      Khi lúc 08:00 ngày 02/12/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Trả kết quả":
        | Họ và tên người nhận | Trần Thị Minh Họa |
        | Hình thức trả        | Trực tiếp         |
      Thì hồ sơ đã qua các trạng thái:
        | Trạng thái     | Thông tin                                  | Từ lúc                |
        |                | Mới đăng ký, chờ tiếp nhận                 | 08:05 ngày 30/11/2026 |
        | Được tiếp nhận | Bộ phận một cửa đã tiếp nhận hồ sơ         | 08:20 ngày 30/11/2026 |
        | Đang xử lý     | Đã chuyển cơ quan có thẩm quyền giải quyết | 08:20 ngày 30/11/2026 |
        | Đang xử lý     | Đang thẩm định, giải quyết                 | 09:10 ngày 30/11/2026 |
        | Đã xử lý xong  | Đang trả kết quả                           | 16:00 ngày 01/12/2026 |
        | Đã xử lý xong  | Đã trả kết quả                             | 08:00 ngày 02/12/2026 |

    Kịch bản: 4.1.b Thẩm định thấy hồ sơ chưa đủ điều kiện thì yêu cầu bổ sung giấy tờ
      Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Và lúc 09:10 ngày 30/11/2026 cán bộ Phạm Văn Hùng đã hoàn thành bước "Phân công thẩm định"
      Khi lúc 10:00 ngày 01/12/2026 cán bộ Đỗ Thị Lan hoàn thành bước "Thẩm định hồ sơ":
        | Ý kiến thẩm định            | Cần sửa đổi, bổ sung hồ sơ   |
        | Nội dung thẩm định          | Tên trùng với hộ đã đăng ký. |
        | Lý do, nội dung cần bổ sung | Đề nghị chọn tên khác.       |
      Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đủ điều kiện giải quyết"

    Kịch bản: 4.1.b Hồ sơ quá hạn vẫn mang trạng thái Đang xử lý
      Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Khi đến lúc 08:00 ngày 07/12/2026
      Thì hồ sơ quá hạn
      Và hạn xử lý hồ sơ là 08:20 ngày 03/12/2026
      Và trạng thái hồ sơ là "Đang xử lý"
      Và bên cạnh trạng thái có ghi:
        | UBND xã Hòa Bình (minh họa)           |
        | Hạn xử lý 03/12/2026 – Quá hạn 2 ngày |

    Kịch bản: 4.1.b Phân công xử lý: thông tin là vị trí, phòng ban, người xử lý hiện tại
      Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Thì bên cạnh trạng thái có các mục:
        | Cơ quan có thẩm quyền giải quyết | UBND xã Hòa Bình (minh họa) |
      Khi lúc 09:00 ngày 30/11/2026 cán bộ Lê Quang Thanh phân công bước "Phân công thẩm định" cho Phạm Văn Hùng vì "Đúng lĩnh vực"
      Thì trạng thái hồ sơ là "Đang xử lý", thông tin là "Đã phân công xử lý"
      Và bên cạnh trạng thái có các mục:
        | Vị trí, phòng ban, người xử lý hiện tại | Trưởng phòng Kinh tế, UBND xã Hòa Bình (minh họa), Phạm Văn Hùng |

    Kịch bản: 4.1.b Quá hạn: hạn xử lý và thời gian quá hạn theo đơn vị của thời hạn
      Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
        | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
      Khi đến lúc 08:00 ngày 08/12/2026
      Thì bên cạnh trạng thái có các mục:
        | Cơ quan có thẩm quyền giải quyết  | UBND xã Hòa Bình (minh họa)           |
        | Thời hạn xử lý, thời gian quá hạn | Hạn xử lý 03/12/2026 – Quá hạn 3 ngày |

  Quy tắc: Người quản trị thêm trạng thái chi tiết và lưu đồ chuyển đổi trạng thái

    Bối cảnh:
      Cho thủ tục "Đăng ký thành lập hộ kinh doanh" đã được công bố
      Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
        | Họ và tên  | Vị trí                |
        | Đỗ Thị Lan | Chuyên viên thẩm định |
      Và cán bộ Ngô Văn Quản giữ vị trí Quản trị, mã "quan-tri"

    Kịch bản: 4.1 Trạng thái chi tiết đứng dưới trạng thái của Thông tư, có thời gian hiệu lực
      Khi lúc 08:00 ngày 30/11/2026 cán bộ Ngô Văn Quản thêm trạng thái chi tiết "Chờ lãnh đạo ký", mã "cho-ky", dưới "Đang thẩm định, giải quyết", theo "QĐ số 8/QĐ-UBND"
      Thì lưu đồ chuyển đổi trạng thái vẽ ra có:
        | Chờ lãnh đạo ký                |
        | Đang thẩm định, giải quyết (4) |
        | Đã trả kết quả (10)            |
      Khi lúc 08:05 ngày 30/11/2026 cán bộ Đỗ Thị Lan thêm trạng thái chi tiết "Chờ mẹ về", mã "cho-me", dưới "Đang thẩm định, giải quyết", theo "QĐ số 9/QĐ-UBND"
      Thì thao tác bị từ chối với thông báo "Bạn không có quyền quản trị ở đây."
      Và không có gì thay đổi

    Kịch bản: 4.2 Lưu đồ có trạng thái không đi tới đâu thì không dùng được
      Khi lúc 08:00 ngày 30/11/2026 cán bộ Ngô Văn Quản bỏ mọi bước chuyển vào "Đã trả kết quả" khỏi lưu đồ theo "QĐ số 10/QĐ-UBND"
      Thì thao tác bị từ chối với thông báo "Lưu đồ chuyển trạng thái chưa dùng được: hồ sơ không bao giờ tới được 'returned'."
      Và không có gì thay đổi
