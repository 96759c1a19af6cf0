# language: vi
Tính năng: Nhóm 12. Tiếp nhận hồ sơ thủ tục hành chính
  Đã có: kiểm tra nội dung khai và giấy tờ phải nộp (mục 1c, 1d); từ chối tiếp nhận, nêu rõ lý do (mục 2c); yêu cầu bổ
  sung một lần, từng nội dung có lý do và hướng dẫn (mục 2d); chuyển cán bộ hoặc nơi khác tiếp nhận (mục 2đ); cấp mã số
  hồ sơ, giữ nguyên mã số do Cổng cấp (mục 3a); bảy cách thức nộp được phân biệt (mục 3b); chuyển cơ quan có thẩm quyền,
  bàn giao từng bên xác nhận (mục 3c); một người nộp nhiều hồ sơ; giải quyết và trả ngay.
  Chưa có: kết nối định danh và cơ sở dữ liệu (mục 1a, 1b); danh sách, tìm kiếm hồ sơ trực tuyến trên màn hình (mục 2a,
  2b, 2e); thông báo cho cán bộ (mục 2h).

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
    Và lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tuyến

  Kịch bản: 12.2c Từ chối tiếp nhận, nêu rõ lý do
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận                    |
      | Lý do (nêu rõ lý do)   | Không thuộc thẩm quyền giải quyết.   |
    Thì trạng thái hồ sơ là "Dừng xử lý", thông tin là "Từ chối tiếp nhận"
    Và hồ sơ chưa được cấp mã số

  Kịch bản: 12.2d Hướng dẫn một lần, muốn hỏi thêm phải nêu lý do
    Cho phiếu yêu cầu bổ sung gồm:
      | Nội dung                           | Lý do           | Hướng dẫn          |
      | Giấy đề nghị đăng ký hộ kinh doanh | Không đọc được  | Nộp bản rõ nét.    |
      | Số điện thoại                      | Chưa chính xác  | Ghi số đang dùng.  |
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã yêu cầu bổ sung ở bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Theo phiếu yêu cầu bổ sung.                    |
    Thì trạng thái hồ sơ là "Yêu cầu bổ sung giấy tờ", thông tin là "Hồ sơ chưa đầy đủ, chưa chính xác"
    Khi lúc 09:00 ngày 30/11/2026 cán bộ Nguyễn Thị Mai nhận bổ sung giấy tờ "Giấy đề nghị đăng ký hộ kinh doanh"
    Và lúc 09:05 ngày 30/11/2026 cán bộ Nguyễn Thị Mai nhận bổ sung nội dung "Số điện thoại" là "0912 000 002"
    Và lúc 09:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai xác nhận nhận đủ ở bước "Hướng dẫn một lần, nhận hồ sơ hoàn thiện":
      | Đã nhận đủ giấy tờ theo phiếu yêu cầu | Có |
    Khi lúc 09:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai yêu cầu bổ sung ở bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung |
      | Lý do (nêu rõ lý do)   | Theo phiếu yêu cầu bổ sung.                    |
    Thì thao tác bị từ chối với thông báo "Đã yêu cầu bổ sung 1 lần, trong khi phải hướng dẫn một lần, đầy đủ: hãy nêu lý do yêu cầu thêm."
    Và không có gì thay đổi

  Kịch bản: 12.2đ Chuyển hồ sơ trực tuyến cho cán bộ khác tiếp nhận
    Khi lúc 08:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai chuyển hồ sơ cho cán bộ Trần Văn Bình ở bước "Kiểm tra, tiếp nhận hồ sơ"
    Và lúc 08:20 ngày 30/11/2026 cán bộ Trần Văn Bình hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì mã số hồ sơ là "H99.15-261130-0001"

  Kịch bản: 12.3 Lỗi đánh máy được sửa sau khi tiếp nhận, phải nêu rõ lý do
    Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Khi lúc 08:30 ngày 30/11/2026 cán bộ Nguyễn Thị Mai sửa lỗi đánh máy ở "Số điện thoại" thành "0912 000 003" vì "Gõ nhầm số cuối"
    Thì vết xử lý của hồ sơ còn nguyên vẹn

  Kịch bản: 12.3 Họ tên gõ sai cũng được sửa, giữ lại nội dung cũ
    Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Khi lúc 08:30 ngày 30/11/2026 cán bộ Nguyễn Thị Mai sửa họ và tên của chủ hồ sơ thành "Trần Thị Minh Hoạ" vì "Gõ nhầm dấu"
    Thì vết xử lý của hồ sơ còn nguyên vẹn
    Và cán bộ Nguyễn Thị Mai tìm được 1 hồ sơ theo:
      | Tên công dân | Trần Thị Minh Hoạ |

  Kịch bản: 12.3 Chưa tiếp nhận thì không phải là sửa lỗi đánh máy
    Khi lúc 08:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai sửa họ và tên của chủ hồ sơ thành "Trần Thị Minh Hoạ" vì "Gõ nhầm dấu"
    Thì thao tác bị từ chối với thông báo "Hồ sơ chưa được tiếp nhận."
    Và không có gì thay đổi

  Kịch bản: 12.1c Danh mục hồ sơ cần nộp đúng theo thủ tục
    Thì danh mục giấy tờ của hồ sơ là:
      | Giấy tờ                                                                                                                                             |
      | Giấy đề nghị đăng ký hộ kinh doanh                                                                                                                  |
      | Bản sao văn bản ủy quyền của thành viên hộ gia đình cho một thành viên làm chủ hộ kinh doanh (khi các thành viên hộ gia đình đăng ký) |
    Khi lúc 08:15 ngày 30/11/2026 cán bộ Nguyễn Thị Mai nhận bản chính "Giấy đề nghị đăng ký hộ kinh doanh"
    Thì vết xử lý của hồ sơ còn nguyên vẹn

  Kịch bản: 12.1d Trường bắt buộc chưa nhập, số định danh sai thì chưa nộp được
    Cho người nộp khai:
      | Tên hộ kinh doanh               |      |
      | Số định danh cá nhân của chủ hộ | 0011 |
    Khi lúc 08:10 ngày 30/11/2026 người nộp nộp hồ sơ trực tiếp
    Thì biểu mẫu báo lỗi:
      | Trường                          | Lỗi                                        |
      | Tên hộ kinh doanh               | Bắt buộc nhập                              |
      | Số định danh cá nhân của chủ hộ | Số định danh cá nhân phải có đúng 12 chữ số |
    Và không có gì thay đổi

  Kịch bản: 12.2c Từ chối mà không nêu lý do thì chưa từ chối được
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai từ chối tiếp nhận ở bước "Kiểm tra, tiếp nhận hồ sơ" vì " ":
      | Kết quả kiểm tra hồ sơ | Từ chối tiếp nhận                  |
      | Lý do (nêu rõ lý do)   | Không thuộc thẩm quyền giải quyết. |
    Thì thao tác bị từ chối với thông báo "Hãy nêu rõ lý do."
    Và không có gì thay đổi

  Kịch bản: 12.2c Đã tiếp nhận thì không từ chối tiếp nhận được nữa
    Cho lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Khi lúc 09:00 ngày 30/11/2026 cán bộ Phạm Văn Hùng từ chối tiếp nhận ở bước "Phân công thẩm định" vì "Sai thẩm quyền":
      | Ý kiến chỉ đạo | Từ chối. |
    Thì thao tác bị từ chối với thông báo "Hồ sơ đã được tiếp nhận với mã số H99.15-261130-0001."
    Và không có gì thay đổi

  Kịch bản: 12.2đ Nộp nhầm nơi thì chuyển nơi tiếp nhận khác, nơi ấy tiếp nhận
    Cho "UBND xã Tân Lập (minh họa)", mã định danh "H99.16", cũng có các cán bộ:
      | Họ và tên    | Vị trí          |
      | Lý Thị Ngọc  | Bộ phận một cửa |
    Khi lúc 08:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai chuyển hồ sơ đến nơi tiếp nhận "H99.16" vì "Người nộp chọn nhầm nơi nộp"
    Và lúc 08:20 ngày 30/11/2026 cán bộ Lý Thị Ngọc hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì mã số hồ sơ là "H99.16-261130-0001"

  Kịch bản: 12.2đ Không chuyển đến nơi không có ai tiếp nhận
    Khi lúc 08:10 ngày 30/11/2026 cán bộ Nguyễn Thị Mai chuyển hồ sơ đến nơi tiếp nhận "H99.77" vì "Chọn nhầm"
    Thì thao tác bị từ chối với thông báo "Không có đơn vị mang mã 'H99.77'."
    Và không có gì thay đổi

  Kịch bản: 12.3a Hồ sơ đến từ Cổng giữ nguyên mã số đã cấp
    Cho lúc 08:06 ngày 30/11/2026 hồ sơ mang mã số "H99.15-261130-0001" đã đến từ Cổng Dịch vụ công quốc gia
    Thì hồ sơ chưa được cấp mã số
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì mã số hồ sơ là "H99.15-261130-0001"

  Kịch bản: 12.3a Một mã số chỉ của một hồ sơ
    Cho lúc 08:06 ngày 30/11/2026 hồ sơ mang mã số "H99.15-261130-0001" đã đến từ Cổng Dịch vụ công quốc gia
    Khi lúc 08:07 ngày 30/11/2026 hồ sơ mang mã số "H99.15-261130-0001" đến từ Cổng Dịch vụ công quốc gia
    Thì thao tác bị từ chối với thông báo "Đã có hồ sơ mang mã số H99.15-261130-0001."
    Và không có gì thay đổi

  Kịch bản: 12.3b Một người nộp cùng lúc nhiều hồ sơ, mỗi hồ sơ một mã số
    Cho lúc 08:10 ngày 30/11/2026 người nộp đã nộp cùng lúc 3 hồ sơ trực tiếp
    Thì người nộp có 3 hồ sơ nộp cùng lúc
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì mã số hồ sơ là "H99.15-261130-0001"

  Kịch bản: 12.3 Giải quyết và trả ngay: không cần Giấy tiếp nhận, trừ khi người nộp xin
    Cho lúc 08:10 ngày 30/11/2026 hồ sơ đã được nộp để giải quyết và trả ngay
    Thì hồ sơ không có Giấy tiếp nhận hồ sơ và hẹn trả kết quả
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Thì mã số hồ sơ là "H99.15-261130-0001"
    Khi lúc 08:25 ngày 30/11/2026 cán bộ Nguyễn Thị Mai cấp Giấy tiếp nhận theo yêu cầu của người nộp
    Thì hồ sơ có Giấy tiếp nhận hồ sơ và hẹn trả kết quả

  Khung kịch bản: 12.3c Nhận ở xã này, giải quyết ở xã khác: dữ liệu chuyển ngay, hồ sơ giấy theo mốc 15 giờ
    Cho "UBND xã Tân Lập (minh họa)", mã định danh "H99.16", cũng có các cán bộ:
      | Họ và tên      | Vị trí               |
      | Cao Thị Hạnh   | Trưởng phòng Kinh tế |
    Và hồ sơ thuộc thẩm quyền giải quyết của "H99.16"
    Và lúc <nhận hồ sơ> người nộp đã nộp hồ sơ trực tiếp
    Và lúc <nhận hồ sơ> cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Khi lúc <giao> cán bộ Nguyễn Thị Mai bàn giao hồ sơ giấy
    Và lúc <ký nhận> cán bộ Cao Thị Hạnh ký nhận dữ liệu
    Và lúc <ký nhận> cán bộ Cao Thị Hạnh ký nhận hồ sơ giấy
    Thì bàn giao dữ liệu: hạn <nhận hồ sơ>, giao <nhận hồ sơ>, nhận <ký nhận>
    Và bàn giao hồ sơ giấy: hạn <hạn>, giao <giao>, nhận <ký nhận>

    Dữ liệu:
      | nhận hồ sơ            | giao                  | ký nhận               | hạn                   |
      | 14:30 ngày 30/11/2026 | 16:00 ngày 30/11/2026 | 16:30 ngày 30/11/2026 | 17:30 ngày 30/11/2026 |
      | 15:30 ngày 30/11/2026 | 07:30 ngày 01/12/2026 | 08:00 ngày 01/12/2026 | 07:30 ngày 01/12/2026 |

  Kịch bản: 12.3c Chưa giao thì chưa ký nhận được
    Cho "UBND xã Tân Lập (minh họa)", mã định danh "H99.16", cũng có các cán bộ:
      | Họ và tên      | Vị trí               |
      | Cao Thị Hạnh   | Trưởng phòng Kinh tế |
    Và hồ sơ thuộc thẩm quyền giải quyết của "H99.16"
    Và lúc 08:10 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai đã hoàn thành bước "Kiểm tra, tiếp nhận hồ sơ":
      | Kết quả kiểm tra hồ sơ | Hồ sơ đầy đủ, hợp lệ: tiếp nhận |
    Khi lúc 09:00 ngày 30/11/2026 cán bộ Cao Thị Hạnh ký nhận hồ sơ giấy
    Thì thao tác bị từ chối với thông báo "Hồ sơ này không có gì đang chờ bàn giao."
    Và không có gì thay đổi
