### Tên của các giá trị, theo content.md. Khóa: <liệt kê>-<giá trị>, dấu gạch nối thay cho gạch dưới.

## Loại nội dung
piece-kind-article = Bài viết
piece-kind-campaign = Chiến dịch
piece-kind-event = Sự kiện
piece-kind-honoree = Gương điển hình
piece-kind-place = Địa chỉ
piece-kind-page = Trang
piece-kind-hotline = Đường dây nóng
piece-kind-document = Văn bản
piece-kind-organisation = Cơ quan
piece-kind-unit = Đơn vị hành chính
piece-kind-topic = Chủ đề bài viết

## Bài viết
article-kind-news = Tin tức
article-kind-guide = Hướng dẫn
article-kind-qa = Hỏi đáp
article-kind-report = Phóng sự
article-kind-story = Câu chuyện

## Sự kiện
event-kind-kick-off = Lễ phát động
event-kind-commendation = Biểu dương
event-kind-parade = Diễu hành
event-kind-training = Tập huấn
event-kind-talk = Tọa đàm
event-kind-visit-gift = Thăm hỏi, tặng quà
event-kind-contest = Hội thi
event-kind-model-launch = Ra mắt mô hình
event-kind-orange-lighting = Chiếu sáng cam

event-audience-public = Công khai
event-audience-internal = Nội bộ
event-audience-private = Kín

event-state-planned = Dự kiến
event-state-confirmed = Đã xác nhận
event-state-postponed = Đã hoãn
event-state-cancelled = Đã hủy
event-state-done = Đã diễn ra

## Kết quả của sự kiện
result-metric-honoured-women = { $count } phụ nữ được biểu dương
result-metric-gifts = { $count } suất quà
result-metric-participants = { $count } người tham gia
result-metric-communes = { $count } xã, phường
result-metric-materials = { $count } ấn phẩm truyền thông

## Gương điển hình
honoree-field-economy = Kinh tế
honoree-field-culture = Văn hóa
honoree-field-society = Xã hội
honoree-field-education = Giáo dục
honoree-field-health = Y tế
honoree-field-security = An ninh
honoree-field-other = Khác

## Địa chỉ
place-kind-trusted-address = Địa chỉ tin cậy
place-kind-shelter = Nhà tạm lánh
place-kind-safe-house = Nhà an toàn
place-kind-medical = Cơ sở y tế
place-kind-social = Trợ giúp xã hội
place-kind-legal-aid = Trợ giúp pháp lý
place-kind-reporting-point = Nơi tiếp nhận tin báo
place-kind-other = Khác

place-holder-organisation = Tổ chức
place-holder-individual = Cá nhân

place-seat-peoples-committee = Trụ sở Ủy ban nhân dân
place-seat-health-station = Trạm y tế
place-seat-police = Trụ sở công an
place-seat-border-post = Đồn biên phòng
place-seat-union-office = Văn phòng hội, đoàn thể
place-seat-school = Trường học
place-seat-culture-house = Nhà văn hóa
place-seat-private-home = Nhà riêng

place-visibility-hotline-only = Chỉ đường dây nóng
place-visibility-area-phone = Theo xã + điện thoại
place-visibility-public-office = Trụ sở công khai
place-visibility-never = Không công bố

place-service-temporary-stay = Chỗ tạm lánh
place-service-first-aid = Y tế ban đầu
place-service-counselling = Tư vấn tâm lý
place-service-legal-advice = Tư vấn pháp luật
place-service-essentials = Nhu cầu thiết yếu
place-service-child-protection = Bảo vệ trẻ em
place-service-trafficking-support = Hỗ trợ nạn nhân mua bán người
place-service-referral = Chuyển gửi
place-service-mediation = Hòa giải

place-accepts-women = Phụ nữ
place-accepts-children = Trẻ em
place-accepts-men = Nam giới
place-accepts-disabled-access = Có lối đi cho người khuyết tật

## Đường dây nóng
hotline-purpose-help = Cho người cần giúp đỡ
hotline-purpose-enquiries = Để hỏi thông tin

hotline-cost-free = Miễn phí
hotline-cost-charged = Có tính cước
hotline-cost-unknown = Chưa rõ cước phí

hotline-hours-always = Cả ngày đêm, mọi ngày
hotline-hours-unknown = Chưa rõ giờ

hotline-channel-call = Gọi điện
hotline-channel-sms = Tin nhắn SMS
hotline-channel-zalo = Zalo
hotline-channel-web = Trang web
hotline-channel-email = Thư điện tử
hotline-channel-app = Ứng dụng

## Văn bản
document-form-plan = Kế hoạch
document-form-law = Luật
document-form-decree = Nghị định
document-form-decision = Quyết định
document-form-official-letter = Công văn
document-form-resolution = Nghị quyết
document-form-programme = Chương trình

## Đơn vị hành chính
unit-type-xa = Xã
unit-type-phuong = Phường
unit-type-thi-tran = Thị trấn

## Nơi dùng khẩu hiệu
slogan-use-banner = Băng rôn
slogan-use-poster = Áp phích
slogan-use-leaflet = Tờ rơi
slogan-use-loudspeaker = Loa
slogan-use-social = Mạng xã hội

## Hosts
host-github-pages = GitHub Pages
host-gitlab-pages = GitLab Pages
host-cloudflare-pages = Cloudflare Pages
host-netlify = Netlify
host-nginx = nginx
host-apache = Apache
host-iis = IIS
host-object-storage = Kho đối tượng
