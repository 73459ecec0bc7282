# Chữ trên trang mà người đọc thấy. Tên chuỗi dùng trong themes/default.
# Đừng hứa điều không có thật: xem SAF-08 trong safety.md.

## Khung trang
skip-to-content = Đến nội dung chính
nav-label = Các mục của trang
breadcrumbs-label = Bạn đang ở
switch-label = Đổi ngôn ngữ
footer-label = Cuối trang
home = Trang chủ
publisher = Đơn vị chịu trách nhiệm
feed = Theo dõi tin mới (Atom)
print-urgent = Cần giúp đỡ ngay
preview-notice = Bản xem trước. Trang chưa được công bố.
draft-notice = Bản nháp, còn có thể thay đổi.
sample-title = Nội dung mẫu
sample-text = Phần này chỉ để xem cách trình bày. Tên, địa chỉ và số điện thoại không có thật, xin đừng gọi.
sample = Mẫu
fallback-notice = Phần này chưa có bản { $language }. Dưới đây là bản gốc bằng { $name }.
stale-notice = Bản gốc bằng { $name } đã thay đổi sau khi phần này được dịch, nên có thể có chỗ chưa cập nhật.
stale-original = Xem bản gốc

## Thoát nhanh
exit-name = Khẩn cấp: thoát khỏi trang này
exit-short = Thoát khỏi trang này
exit-leaving = Đang mở trang khác
exit-presses-two = Nhấn Shift thêm hai lần nữa để thoát khỏi trang này.
exit-presses-one = Nhấn Shift thêm một lần nữa để thoát khỏi trang này.

## Lời nhắc an toàn
safety-title = Nếu có người theo dõi điện thoại của bạn
safety-history = Nút thoát chỉ rời khỏi trang này. Lịch sử trình duyệt vẫn còn, và bấm quay lại nhiều lần có thể hiện lại những trang bạn đã xem ở đây.
safety-device = Điện thoại, máy tính có thể bị người khác theo dõi. Nếu được, hãy dùng máy của người bạn tin.
safety-chat = Đường liên kết mở trong ứng dụng nhắn tin vẫn nằm lại trong ứng dụng đó.
safety-shift = Có bàn phím: nhấn phím Shift ba lần để thoát.
safety-more = Xem thêm cách giữ an toàn

## Giúp đỡ
help-title = Cần giúp đỡ ngay?
help-where = Tìm nơi giúp đỡ
help-numbers = Số điện thoại
hotlines-title = Số điện thoại gọi ngay
hotline-operator = Đơn vị nghe máy
hotline-hours = Giờ nghe máy
hotline-cost = Cước gọi
hotline-channels = Liên hệ bằng
hotline-languages = Ngôn ngữ
unverified = Chưa xác minh
# Sau tên của một đường dây, ở chỗ lẽ ra có số.
hotline-without-number = chưa có số được xác nhận
unverified-text = Chưa có người xác nhận lại số này. Nếu gọi không được, hãy gọi 113.
wallet-hint = In trang này: tờ cuối có tám thẻ nhỏ để cắt, vừa ngăn ví. Nếu có người hay xem ví của bạn, nhớ số sẽ an toàn hơn.
call-log = Cuộc gọi vẫn nằm trong nhật ký điện thoại.
verified = Xác nhận gần nhất
verified-by = bởi
hotlines-empty = Chưa có số nào được xác nhận. Trong lúc nguy hiểm, hãy gọi công an 113.

## Nơi giúp đỡ
support-by-commune = Nơi giúp đỡ theo xã, phường
support-here = Nơi giúp đỡ
support-by-commune-lead = Chọn xã hoặc phường để xem số điện thoại và giờ làm việc.
support-communes = Các xã, phường
support-others = Xã, phường khác
# Sau câu này là các số.
support-others-lead = Ở những nơi này, người nghe máy sẽ chỉ cho bạn chỗ gần nhất có thể giúp.
support-others-call = Hãy gọi:
support-empty = Danh sách đang được xác nhận. Xin gọi một trong các số trên đây.
place-always = Mọi giờ, mọi ngày
place-address = Địa chỉ
place-what-happens = Khi bạn gọi hoặc đến
place-services = Ở đây có thể giúp bạn
place-accepts = Tiếp nhận
place-languages = Nói được tiếng
place-managed-by = Đơn vị phụ trách
place-none = Xin gọi một trong các số dưới đây. Người nghe máy sẽ chỉ cho bạn nơi gần nhất có thể giúp.
place-back = Tất cả nơi giúp đỡ

## Chiến dịch
campaign-goal = Mục tiêu
campaign-period = Thời gian
campaign-plan = Kế hoạch
campaign-lead = Cơ quan chủ trì
campaign-organiser = Đơn vị tổ chức
campaign-partners = Phối hợp
campaign-facts = Thông tin chính
campaign-more = Xem chiến dịch
campaign-timeline = Dòng thời gian
campaign-news = Tin của chiến dịch
campaign-slogans = Khẩu hiệu
campaign-slogans-lead = Chép lại và dùng ở xã, ở trường, ở nơi làm việc. Chạm vào một câu để chọn cả câu; in trang này, mỗi câu ra một tờ.
campaign-honorees = Gương điển hình
campaigns-empty = Chưa có chiến dịch nào được đăng.
slogan-uses = Hợp với:

## Sự kiện
event-facts = Thông tin sự kiện
event-when = Thời gian
event-where = Địa điểm
event-unit = Xã, phường
event-organiser = Đơn vị tổ chức
event-chair = Chủ trì
event-audience = Dành cho
event-for-public = Mọi người
event-for-internal = Cán bộ và khách mời
event-for-private = Người được mời
event-result = Kết quả
event-state = Tình trạng
event-campaign = Chiến dịch
events-upcoming = Sắp tới
events-running = Đang diễn ra
events-running-and-next = Sự kiện đang và sắp diễn ra
events-past = Sự kiện đã qua
events-months = Xem theo tháng
events-next = Sự kiện sắp tới
events-more = Tất cả sự kiện
events-none-upcoming = Hiện chưa có sự kiện nào sắp tới. Bạn có thể xem những sự kiện đã qua ở dưới.
events-empty = Chưa có sự kiện nào được đăng.
month-empty = Tháng này không có sự kiện nào.
month-list = Sự kiện trong tháng
month-today = hôm nay
month-previous = Tháng trước
month-next = Tháng sau
month-nav = Chuyển tháng

## Bài viết
articles-latest = Bài mới
articles-more = Tất cả bài viết
articles-empty = Chưa có bài nào ở mục này. Mời bạn xem các mục khác.
article-date = Đăng
article-updated = Cập nhật
article-byline = Người viết:
article-source = Nguồn:
article-topics = Chủ đề bài viết
article-campaign = Thuộc chiến dịch
article-related = Đọc thêm

## Gương điển hình
honorees-this-year = Gương điển hình
honorees-more = Tất cả gương điển hình
honorees-empty = Chưa có gương điển hình nào được đăng ở đây. Trang chỉ giới thiệu một người khi chính người ấy đồng ý.
honorees-consent = Trang chỉ giới thiệu một người khi chính người ấy đồng ý.
honoree-achievement = Việc được ghi nhận
honoree-award = Phần thưởng
honoree-field = Lĩnh vực
honoree-year = Năm
honoree-organisation = Nơi làm việc
honoree-hometown = Quê quán
honoree-ethnicity = Dân tộc
honoree-campaign = Chiến dịch
honoree-facts = Đôi nét

## Văn bản
document-number = số
document-issuer = Cơ quan ban hành
document-issued = Ngày ban hành
document-effective = Có hiệu lực từ
document-open = Mở văn bản
document-file = Tải văn bản (PDF, { $size })
documents-empty = Chưa có văn bản nào được đăng.

## Danh sách
pager-label = Các trang của danh sách
pager-previous = Trang trước
pager-next = Trang sau
pager-page = Trang { $n }

## Không tìm thấy, chuyển trang
not-found-title = Không có trang này
not-found-text = Địa chỉ có thể bị gõ sai, hoặc trang đã được chuyển hay gỡ xuống.
not-found-home = Trang chủ
not-found-support = Tìm hỗ trợ
not-found-urgent = Nếu bạn đang gặp nguy hiểm
redirect-title = Trang đã chuyển chỗ
redirect-text = Trang này đã chuyển sang địa chỉ mới:
redirect-link = Mở địa chỉ mới

gallery-title = Các thành phần của giao diện
gallery-lead = Mỗi thành phần cùng những ví dụ ghi trong tệp examples.yaml của nó. Trang này chỉ có khi xem thử, không bao giờ được công bố.

## Trong bài
callout-note = Bạn nên biết
callout-warning = Xin lưu ý
callout-tip = Mẹo nhỏ
callout-important = Quan trọng
callout-caution = Cẩn thận
footnotes = Chú thích
footnote-back = Về chỗ đang đọc
table-scroll = Bảng, có thể kéo ngang
figure-credit = Ảnh:

## Trang và danh sách
view-support = Hỗ trợ
view-hotlines = Số điện thoại
view-articles = Bài viết
view-articles-year = Bài viết năm { $year }
description-plain = { $heading } trên trang “{ $site }”.
description-neutral = Thông tin chung, số liên hệ và giờ làm việc.
view-page-of = { $heading }, trang { $page }
view-campaigns = Chiến dịch
view-events = Sự kiện
view-honorees = Gương điển hình
view-honorees-year = Gương điển hình năm { $year }
view-honorees-field = Gương điển hình: { $field }
view-documents = Văn bản
view-filter-kinds = Thể loại
view-filter-topics = Chủ đề bài viết
view-filter-years = Năm
view-filter-fields = Lĩnh vực

## Đơn vị hành chính, giờ làm việc
unit-full-xa = xã { $name }
unit-full-phuong = phường { $name }
unit-full-thi-tran = thị trấn { $name }
hours-always = Mọi giờ, mọi ngày
hours-unknown = Chưa rõ giờ nghe máy
hours-closed = Đóng cửa
hours-overnight = { $from }–{ $to } hôm sau
hours-days = { $from } – { $to }

## Những ngày của chiến dịch
campaign-days-left = { $count ->
    [0] Hôm nay là ngày cuối
   *[other] Còn { $count } ngày
}
campaign-days-until = { $count ->
    [1] Ngày mai bắt đầu
   *[other] Còn { $count } ngày nữa là bắt đầu
}
campaign-days-over = Đã kết thúc

## Lịch
calendar-name = { $site }: lịch sự kiện
calendar-add = Thêm vào lịch
calendar-add-campaign = Thêm chiến dịch vào lịch
calendar-follow = Theo dõi lịch sự kiện
calendar-organiser = Đơn vị tổ chức: { $name }
calendar-changed = { $state }: { $title }

## Báo cáo kết quả
report-title = Báo cáo kết quả: { $campaign }
report-lead = Số liệu tính đến { $date }, lấy từ những gì được công khai trên trang “{ $site }”.
report-theme = Chủ đề
report-honoured = Được biểu dương
report-by-organiser = Hoạt động theo đơn vị tổ chức
report-by-kind = Hoạt động theo hình thức
report-results = Kết quả các hoạt động
report-results-note = Cộng từ kết quả ghi ở những hoạt động đã diễn ra. Một người hay một xã có mặt ở nhiều hoạt động thì được tính ở mỗi hoạt động.
report-activities = Danh sách hoạt động
report-articles-by-kind = Bài viết theo thể loại
report-articles = Danh sách bài viết
report-places = Nơi giúp đỡ được công khai, theo xã, phường
report-places-note = Chỉ đếm những nơi được công khai và còn trong hạn xác minh. Số dưới { $count } không được nêu, để không ai đoán ra một ngôi nhà.
report-total = Tổng số
report-sum = Cộng
report-count = Số lượng
report-from = Số hoạt động
report-activity = Hoạt động
report-article = Bài viết
report-start = Bắt đầu
report-end = Kết thúc
report-kind = Hình thức
report-article-kind = Thể loại
report-no-organiser = Chưa ghi đơn vị
report-other-communes = Các xã, phường khác, mỗi nơi dưới { $count }
report-untold = không nêu
report-metric-honoured-women = Phụ nữ được biểu dương
report-metric-gifts = Suất quà
report-metric-participants = Lượt người tham gia
report-metric-communes = Lượt xã, phường
report-metric-materials = Ấn phẩm truyền thông

## Tìm kiếm
view-search = Tìm kiếm
search-label = Bạn muốn tìm gì?
search-hint = Gõ vài chữ, có dấu hay không dấu đều được. Những gì bạn gõ ở lại trong máy này, trang không gửi đi đâu.
search-without = Ô tìm kiếm chưa dùng được: trình duyệt này tắt JavaScript, hoặc trang chưa tải đủ. Bạn vẫn tìm được bài và trang trong các danh sách dưới đây; nơi giúp đỡ ở từng xã, phường thì có ở trang Hỗ trợ.
search-loading = Đang tải danh mục tìm kiếm…
search-failed = Không tải được danh mục tìm kiếm. Bạn kiểm tra mạng rồi gõ lại, hoặc chọn trong các danh sách dưới đây.
search-folder = Trang này đang được mở từ một thư mục nên ô tìm kiếm không dùng được. Mời bạn chọn trong các danh sách dưới đây.
search-count = { $count ->
    [0] Chưa tìm thấy gì. Bạn thử gõ một từ trọn vẹn hoặc từ khác, hay chọn trong các danh sách dưới đây. Nếu đang cần giúp đỡ, có số để gọi ngay ở phía trên.
   *[other] { $count } kết quả
}
search-more = Hơn { $count } kết quả. Dưới đây là { $count } kết quả sát nhất; gõ thêm chữ để thu hẹp.
search-inside = Trong bài có:
search-results = Kết quả
search-pages = Trang khác
search-former = Trước đây là { $names }
search-topics = Theo chủ đề
search-alphabet = Từ A đến Z
search-letters = Các chữ cái
search-letter = Tìm kiếm: { $letter }
search-letter-empty = Không có trang nào ở chữ này.
# Chữ gõ tắt và điều nó thay cho, để ô tìm kiếm hiểu. Không hiện lên trang.
search-short = gđ: gia đình, blgđ: bạo lực gia đình, blgd: bạo lực gia đình, ck: chồng, vk: vợ
# Chữ người ta hay gõ mà trang ấy không viết ra. Không hiện lên trang.
search-words-support = giúp đỡ, help, sos, rape, cứu, cứu với, kêu cứu, cầu cứu, nơi giúp đỡ, tìm chỗ giúp, gần đây, gần nhất, ở đâu, trốn, chỗ trốn, chạy đi đâu, chỗ ở, chỗ ngủ, ngủ đêm nay, tạm lánh, nơi tạm lánh, nhà tạm lánh, lánh nạn, nơi an toàn, địa chỉ, bị đánh, chồng đánh, bị chồng đánh, chồng đánh vợ, bố đánh, bố đánh con, mẹ đánh, bố mẹ đánh, bị bố đánh, bị mẹ đánh, ba đánh, ba đánh em, ba mẹ đánh, bị ba đánh, cha đánh, cha đánh con, cha mẹ đánh, bị cha đánh, dượng đánh, dượng đánh con, bố dượng đánh, mẹ kế đánh, dì ghẻ đánh, anh đánh, anh đánh em, anh trai đánh, chị đánh, ông đánh, bà đánh, bác đánh, chú đánh, cậu đánh, bố chồng đánh, mẹ chồng đánh, con trai đánh, người yêu đánh, bạn trai đánh, chồng cũ đánh, đánh đập, bạo hành, bị bạo hành, hành hung, đe dọa, dọa giết, dọa đánh, bị ép, ép cưới, bắt lấy chồng, kéo vợ, hiếp dâm, bị hiếp, cưỡng hiếp, cưỡng bức, xâm hại, bị xâm hại, lạm dụng, sàm sỡ, sờ mó, sờ vào người, đụng chạm, quấy rối, quấy rối tình dục, bị bắt nạt, bị lừa bán, buôn người, sợ quá, sợ bố, sợ chồng, sợ về nhà, không dám về, không dám về nhà, không muốn về nhà, bỏ nhà đi, muốn chết, tự tử, bị đuổi khỏi nhà, bị đuổi ra khỏi nhà, đuổi ra đường, hành hạ, bị hành hạ, bóp cổ, thầy giáo đánh, cô giáo đánh, thầy đánh, cháu bị đánh, ảnh nóng, tung ảnh nóng, tống tiền, lá ngón, ăn lá ngón, oánh, tẩn, uýnh, no đòn, kiểm soát, bị kiểm soát, cấm ra ngoài, lăng mạ, xúc phạm, bầm tím, chảy máu
search-words-hotlines = đường dây nóng, tổng đài, số điện thoại khẩn cấp, số khẩn cấp, gọi ai, gọi số nào, gọi cho ai, hotline, sđt, điện thoại, số nóng, khẩn cấp, tư vấn qua điện thoại
search-words-hotline = gọi, gọi số nào, số, số điện thoại, điện thoại, đường dây nóng, tổng đài
search-words-safety = xóa lịch sử, xóa dấu, lịch sử trình duyệt, thoát nhanh, nút thoát, ẩn danh, theo dõi điện thoại, bị theo dõi, cookie, quyền riêng tư, bảo mật
search-words-articles = tin tức, tin, bài báo, hướng dẫn, câu chuyện
search-words-events = lịch, lịch sự kiện, sắp tới, tháng này, hoạt động
search-words-honorees = khen thưởng, phụ nữ tiêu biểu, người được biểu dương, danh sách biểu dương, tuyên dương, tôn vinh
search-words-documents = kế hoạch, quyết định, luật, nghị định, công văn, văn bản pháp luật
