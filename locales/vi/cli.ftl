### Lời của công cụ `tincay` khi chạy trong cửa sổ dòng lệnh. Bản tiếng Việt này là bản chuẩn.

## Trợ giúp

about = Tạo trang web song ngữ từ các tệp Markdown và YAML
about-build = Tạo trang web vào thư mục kết quả
about-check = Chỉ kiểm tra nội dung, không ghi gì
about-deploy = Đưa trang web lên máy chủ, theo thứ tự giữ an toàn cho người đọc và việc gỡ bỏ
about-verify = Xem trang đang chạy: máy chủ có đưa ra đúng những gì đã dựng không
about-schema = Ghi lược đồ JSON để trình soạn thảo gợi ý và kiểm tra khi viết
about-serve = Vừa viết vừa xem: mở trang web trên máy này, tự dựng lại khi tệp thay đổi
about-completions = In phần gợi ý lệnh cho cửa sổ dòng lệnh
about-man = In trang hướng dẫn cho lệnh man, chung hoặc của từng lệnh
about-help = Cho biết cách dùng một lệnh
about-init = Tạo một trang web mới, dùng được ngay
about-new = Bắt đầu một bài mới: tạo các tệp có sẵn các mục để điền
about-report = Lập báo cáo kết quả của một chiến dịch, chỉ gồm những gì được công khai
about-explain = Giải thích một vấn đề, có ví dụ trước và sau khi sửa

about-import = Nhập bảng (Excel, CSV) vào các tệp nội dung; chỉ cho xem trước nếu không có `--write`
about-export = Xuất nội dung ra bảng CSV, chỉ gồm những gì được công khai
about-fix = Sửa tệp nội dung
about-fix-encoding = Chuyển tệp gõ bằng bảng mã cũ (windows-1258, TCVN3, VNI) hoặc bị vỡ chữ sang UTF-8
about-consent = Xem sự đồng ý của những người được nêu
about-consent-status = Kể sự đồng ý nào còn, sắp hết, đã hết hạn hoặc đã rút lại
about-next-change = Cho biết ngày trang sẽ tự thay đổi tiếp theo
about-theme = Xem và lấy về các tệp giao diện, lời văn mà chương trình mang sẵn
about-theme-list = Liệt kê các tệp ấy, tệp nào trang web đã có riêng
about-theme-show = In một tệp ra, kể cả tệp lời văn (`locales/vi/site.ftl`)
about-theme-copy = Chép tệp vào giao diện của trang web để sửa
about-translate = Theo dõi, xác nhận và bắt đầu các bản dịch
about-translate-status = Cho biết bản dịch nào đủ, đã cũ hoặc còn thiếu, và còn bao nhiêu chữ phải dịch
about-translate-accept = Xác nhận bản dịch đã khớp với bản gốc hiện nay
about-translate-new = Tạo tệp bản dịch mới theo các mục và đề mục của bản gốc

heading-usage = Cách dùng:
heading-commands = Các lệnh
heading-arguments = Tham số
heading-options = Các lựa chọn
usage = tincay <LỆNH> [LỰA CHỌN]
usage-build = tincay build [LỰA CHỌN]
usage-check = tincay check [LỰA CHỌN]
usage-deploy = tincay deploy <ĐÍCH> [LỰA CHỌN]
usage-verify = tincay verify <ĐỊA CHỈ> [LỰA CHỌN]
usage-schema = tincay schema [LỰA CHỌN]
usage-serve = tincay serve [LỰA CHỌN]
usage-completions = tincay completions <SHELL>
usage-man = tincay man [LỆNH]
usage-init = tincay init <THƯ MỤC> [LỰA CHỌN]
usage-new = tincay new <LOẠI> <TÊN> [LỰA CHỌN]
usage-report = tincay report <CHIẾN DỊCH> [LỰA CHỌN]
usage-explain = tincay explain [MÃ]

usage-import = tincay import <BẢNG> <TỆP> [LỰA CHỌN]
usage-export = tincay export <BẢNG> [LỰA CHỌN]
usage-fix = tincay fix <LỆNH>
usage-fix-encoding = tincay fix encoding <TỆP>… [LỰA CHỌN]
usage-consent = tincay consent <LỆNH>
usage-consent-status = tincay consent status [LỰA CHỌN]
usage-next-change = tincay next-change [LỰA CHỌN]
usage-theme = tincay theme <LỆNH>
usage-theme-list = tincay theme list [LỰA CHỌN]
usage-theme-show = tincay theme show <TỆP>…
usage-theme-copy = tincay theme copy <TỆP>… [LỰA CHỌN]
usage-translate = tincay translate <LỆNH>
usage-translate-status = tincay translate status [LỰA CHỌN]
usage-translate-accept = tincay translate accept <TỆP>… | --all
usage-translate-new = tincay translate new <BÀI> <MÃ>
after-help = Xem riêng từng lệnh: tincay <LỆNH> --help

value-carried = TỆP
value-root = THƯ MỤC
value-output = THƯ MỤC
value-date = NGÀY
value-base-url = ĐỊA CHỈ
value-forbidden = TỆP
value-jobs = SỐ
value-lang = MÃ
value-host = ĐỊA CHỈ
value-port = SỐ
value-shell = SHELL
value-command = LỆNH
value-folder = THƯ MỤC
value-name = TÊN
value-languages = MÃ
value-kind = LOẠI
value-slug = TÊN
value-from-title = TÊN BÀI
value-table = BẢNG
value-campaign = CHIẾN DỊCH
value-sheet = TRANG
value-workbook = TỆP
value-file = TỆP
value-from = BẢNG MÃ
value-format = DẠNG
value-language = MÃ
value-fail-on = TÌNH TRẠNG
value-path = TỆP
value-code = MÃ
value-directory = THƯ MỤC
value-id = BÀI
value-into = MÃ
value-target = ĐÍCH
value-max-deletes = SỐ
value-keep = SỐ
value-state = TỆP
value-ssh-config = TỆP
value-endpoint = ĐỊA CHỈ
value-url = ĐỊA CHỈ
value-pages = SỐ

option-root = Thư mục của trang web, nơi có `content/site.yaml` (nếu bỏ trống: thư mục đang đứng)
option-output = Thư mục kết quả (nếu bỏ trống: `public` trong thư mục của trang web)
option-date = Coi ngày này là hôm nay, ví dụ 2023-11-13
option-reproduce = Cho phép công bố với `--date` cách hôm nay quá hai ngày, để tạo lại một bản cũ
option-publish = Tạo bản để công bố; nếu không có: bản xem trước, máy tìm kiếm không ghi nhận
option-without-samples = Bỏ hết nội dung mẫu
option-drafts = Hiện cả bản nháp, chỉ trong bản xem trước
option-base-url = Địa chỉ của trang web, thay cho `base_url` trong `content/site.yaml`
option-relative = Cho phép mở trang từ một thư mục hay USB, không cần máy chủ
option-precompress = Ghi thêm bản nén (.gz, .br) bên cạnh các tệp văn bản
option-forbidden = Danh sách điều không được có trong trang web, mỗi dòng một điều, để ngoài kho nội dung
option-jobs = Số việc làm cùng lúc, nhiều nhất 64 (nếu bỏ trống: theo số nhân của máy)
option-lang = Ngôn ngữ của công cụ: { $accepted }
option-quiet = Không hiện tiến độ và dòng tóm tắt
option-format-report = Dạng báo lỗi: human (cho người đọc), json (cho máy đọc), sarif (cho công cụ quét mã), github (cho GitHub Actions)
option-format = Dạng báo lỗi: human (cho người đọc), json (cho máy đọc)
option-language = Chỉ xem bản dịch sang ngôn ngữ này
option-fail-on = Kết thúc với mã 1 nếu có bản dịch như vậy: missing (còn thiếu), stale (đã cũ)
option-format-table = Dạng kết quả: table (bảng), markdown, json (cho máy đọc)
option-path = Tệp bản dịch, bài như articles/le-phat-dong, hoặc thư mục có bản dịch
option-all = Mọi bản dịch của trang web
option-code = Mã trong ngoặc vuông của báo lỗi, ví dụ dead-link (nếu không ghi: liệt kê mọi mã)
option-directory = Thư mục để ghi (nếu không ghi: .vscode/schemas trong thư mục của trang web)
option-carried = Tệp theo tên trong `tincay theme list`, ví dụ layouts/home.html
option-command = Lệnh cần in trang hướng dẫn, ví dụ build hoặc theme-copy (nếu không ghi: trang của tincay)
option-id = Bài cần dịch, ví dụ articles/le-phat-dong, hoặc đường dẫn của bản gốc
option-into = Mã của ngôn ngữ cần dịch sang, ví dụ en
option-open = Mở luôn trong trình duyệt
option-host = Địa chỉ của máy này để máy khác cùng mạng xem được, ví dụ 0.0.0.0 (nếu bỏ trống: chỉ máy này)
option-port = Cổng (nếu bỏ trống: 3000; bận thì lấy cổng kế tiếp)
option-poll = Tự xem tệp nào thay đổi, cho ổ mạng không báo được
option-shell = Loại cửa sổ dòng lệnh: { $accepted }
option-folder = Thư mục của trang web mới
option-name = Tên của trang web
option-languages = Các ngôn ngữ, bản gốc đứng trước, cách nhau bằng dấu phẩy (nếu bỏ trống: vi,en)
option-kind = Loại bài: { $accepted }
option-slug = Tên tệp: chữ thường không dấu, nối bằng gạch ngang
option-from-title = Tên bài; tên tệp được tạo từ đó
option-file = Các tệp cần chuyển
option-from = Bảng mã của tệp (nếu bỏ trống: tự nhận ra): { $accepted }
option-table = Bảng: { $accepted }
option-workbook = Tệp .xlsx hoặc .csv
option-sheet = Trang tính cần nhập của tệp .xlsx (nếu bỏ trống: trang đầu tiên có tên cột phù hợp)
option-write = Ghi vào các tệp; nếu không có: chỉ cho xem sẽ thay đổi gì
option-texts = Lấy cả lời trong bảng thay cho lời đã có trong tệp
option-campaign = Tên thư mục của chiến dịch trong content/campaigns, ví dụ 2023
option-language-report = Ngôn ngữ của báo cáo, ví dụ en (nếu bỏ trống: ngôn ngữ của công cụ)
option-format-document = Dạng báo cáo: html (một tệp, mở và in được), csv (mở bằng Excel), markdown (nếu bỏ trống: html)
option-output-report = Tệp báo cáo sẽ tạo (nếu bỏ trống: in ra cửa sổ)
option-output-table = Tệp CSV sẽ tạo (nếu bỏ trống: in ra cửa sổ)
option-dry-run = Chỉ cho xem kết quả, không ghi gì
option-target = Đưa lên đâu: dir:/thư-mục, sftp://người-dùng@máy-chủ/thư-mục, s3://kho/thư-mục
option-removals-only = Chỉ gỡ những gì không còn được công bố, kể cả khi nội dung đang có lỗi
option-max-deletes = Được xóa tối đa bao nhiêu tệp không ai yêu cầu gỡ (nếu bỏ trống: 20, hoặc một phần mười ở trang web lớn)
option-repair = Đưa lại mọi tệp lên máy chủ, kể cả những tệp được ghi là đã có ở đó: dùng khi tệp trên máy chủ bị mất hoặc bị sửa
option-keep = `dir:` giữ lại mấy bản gần nhất (nếu bỏ trống: 3)
option-state = Tệp trên máy chủ để ghi lại những gì đang có ở đó, ngoài tầm người đọc (có `/` ở cuối: thư mục để đặt tệp ấy)
option-ssh-config = Tệp cấu hình cho OpenSSH (nếu bỏ trống: cấu hình của bạn)
option-endpoint = Địa chỉ của kho đối tượng không phải của Amazon (nếu bỏ trống: `AWS_ENDPOINT_URL`)
option-allow-versions = Chấp nhận kho giữ các phiên bản cũ: bạn tự lo xóa phiên bản cũ của những gì đã rút lại
option-url = Địa chỉ trang đang chạy, ví dụ https://example.org/
option-pages = Hỏi tối đa bao nhiêu tệp (nếu bỏ trống: 100; trang chủ, trang trợ giúp và các trang nhạy cảm trước, còn lại rải đều)
option-exit = Hỏi cả địa chỉ mà nút thoát dẫn tới, vốn là máy chủ của nơi khác
option-help = Xem trợ giúp
option-version = Xem số phiên bản

## Báo lỗi

level-error = lỗi
level-warning = cảnh báo
level-hint = gợi ý
tally-errors = { $count } lỗi
tally-warnings = { $count } cảnh báo
# Sau số lỗi, khi lệnh `build` dừng lại.
nothing-written = Chưa ghi gì: trang web tạo lần trước vẫn giữ nguyên

## Tiến độ và tóm tắt

stage-read = Đọc tệp
stage-check = Kiểm tra
stage-picture = Xử lý ảnh
stage-render = Dựng trang
stage-write = Ghi tệp
stage-upload = Đưa lên máy chủ

# Các ngôn ngữ, nối bằng dấu phẩy: “Xong: 42 trang tiếng Việt, 40 trang tiếng Anh”.
summary-pages = Xong: { $pages }
summary-language = { $count } trang { $language }
summary-files = ghi { $written } tệp, giữ nguyên { $unchanged }, xóa { $removed }
summary-withheld = { $count } nội dung chưa được đưa lên
summary-exempt = { $count } điều phải giữ kín trùng với điều đã được công bố ở nơi khác
summary-receipts = { $count } biên nhận gỡ bỏ trong `.tincay/receipts`
summary-elsewhere = trang của người đã rút lại cũng còn trong { $folders }: hãy dựng lại vào đó hoặc xóa thư mục
summary-heavy = { $count } trang nhạy cảm nặng quá 14.000 byte khi gửi đi, mở chậm trên mạng yếu, xin chia ra nhiều trang: { $pages }
summary-heavy-page = { $path } ({ $bytes } byte)
summary-search = để danh mục tìm kiếm ({ $languages }) vẫn nhẹ, bài dài chỉ được tìm theo phần đầu
summary-checked = Đã kiểm tra, không có lỗi
duration = { $seconds },{ $tenths } giây

## Nội dung được bỏ ra khi công bố

withheld-heading = Không công bố lần này:
withheld-draft = còn là bản nháp
withheld-not-yet = chưa đến ngày đăng (`publish_on`)
withheld-over = đã quá ngày gỡ (`expire_on`)
withheld-sample = nội dung mẫu
withheld-private-event = sự kiện kín
withheld-hotline-only = chỉ nêu đường dây nóng
withheld-consent = chưa có sự đồng ý
withheld-withdrawn = sự đồng ý đã được rút lại
withheld-expired = sự đồng ý đã hết hạn
withheld-names-withdrawn = còn nêu tên, hoặc điều riêng, của người không đồng ý hoặc không còn đồng ý
withheld-unverified = chưa được xác minh hoặc đã quá hạn xác minh
withheld-unit = xã, phường ghi ở đây không còn
withheld-no-unit = chưa ghi xã, phường, hoặc xã, phường ghi ở đây không có trong danh sách
withheld-individual = do cá nhân phụ trách nên không được công khai như trụ sở
withheld-seat = chưa ghi là trụ sở của cơ quan nào (`seat`)
withheld-address = là trụ sở công khai mà chưa ghi địa chỉ (`address`)
withheld-published-by = chưa đủ quyết định công bố và cơ quan đồng ý (`published_by`)
withheld-unnamed = bài hoặc bản dịch còn chưa có tên
exempt-heading = Phải giữ kín ở tệp và mục này, nhưng vẫn có thể hiện trên trang, vì nơi ghi ở cuối dòng, có khi cùng nhiều nơi khác, cũng ghi đúng giá trị ấy:

## Sự đồng ý của người được nêu

consent-heading = Tình trạng các sự đồng ý vào ngày { $date }
consent-none = Không có nội dung nào cần sự đồng ý
consent-settings-unread = Không đọc được `content/site.yaml` nên chưa xem được sự đồng ý nào; chạy `tincay check` để biết phải sửa gì
consent-withdrawn = Đã rút lại: { $count }
consent-expired = Đã hết hạn: { $count }
consent-expiring = Sắp hết hạn trong 60 ngày: { $count }
consent-lacking = Còn thiếu: { $count }
consent-pending = Đang chờ trả lời: { $count }
consent-refused = Không đồng ý: { $count }
consent-granted = Đã đồng ý: { $count }
consent-no-evidence = (chưa có số hồ sơ)
consent-evidence-kept = (có số hồ sơ, không hiện được)
consent-evidence-plain = Số hồ sơ nào không viết liền thành một từ thì không hiện ở đây, vì có thể cho biết người ấy là ai. Trong `evidence` chỉ dùng chữ không dấu, chữ số, gạch nối, không có dấu cách, ví dụ `HS-17`
consent-deadlines = rút lại ngày { $date }, { $over ->
    [both] ĐÃ QUÁ HẠN gỡ hết: ngày { $deadline }; bên xử lý thay: ngày { $later }
    [first] ĐÃ QUÁ HẠN gỡ hết: ngày { $deadline }; bên xử lý thay còn đến ngày { $later }
   *[none] phải gỡ hết chậm nhất ngày { $deadline }; bên xử lý thay: { $later }
}
consent-no-day = chưa ghi ngày rút lại (`withdrawn_on`)
consent-expired-on = hết hạn ngày { $date }
consent-until = đến ngày { $date }
consent-lack = { $reason ->
    [none] chưa ghi mục `consent`
    [not-yet] chưa đến ngày có hiệu lực hoặc chưa ghi ngày
    [purpose] không gồm việc đưa lên trang web
    [basis] chưa ghi căn cứ
    [proof] chưa ghi đủ bằng chứng
    [example] `evidence` hoặc `recorded_by` còn là chữ mẫu
    [status] không đọc được `status`, xem `tincay check`
    [public-event] chỉ là ảnh sự kiện công khai
    [subject] chưa ghi người lớn hay trẻ em
    [guardian] thiếu sự đồng ý của người giám hộ
    [child] thiếu sự đồng ý của chính trẻ
    [language] không gồm mọi ngôn ngữ của trang
   *[other] { $reason }
}
consent-unread = { $count } tệp có lỗi, có thể còn sự đồng ý chưa kể ở đây:

## Đưa lên máy chủ

deploy-dry = Chưa thay đổi gì trên máy chủ; nếu làm thật thì sẽ thay đổi:
deploy-new = mới
deploy-changed = thay đổi
# Thay bằng trang nói ít hơn: địa chỉ, số điện thoại, tên, lời nói… không còn được công bố.
deploy-narrowed = nói ít hơn
deploy-withdrawn = gỡ xuống
deploy-removed = xóa
# Gỡ xuống: đã rút lại, hoặc không còn được công bố. Những tệp này đã được kiểm tra là không còn.
deploy-done = Trên máy chủ: đưa lên { $put } tệp, gỡ xuống { $withdrawn }, xóa { $removed }, giữ nguyên { $unchanged }
deploy-would = Trên máy chủ sẽ là: đưa lên { $put } tệp, gỡ xuống { $withdrawn }, xóa { $removed }, giữ nguyên { $unchanged }
deploy-untouched = Trên máy chủ cũng chưa thay đổi gì. Nếu có người vừa rút lại sự đồng ý mà trang của họ vẫn còn ở đó thì gỡ ngay, không cần chờ sửa lỗi: `tincay deploy { $target } --removals-only`
deploy-still-there = Nội dung đang có lỗi nên mọi trang khác giữ nguyên: trang chủ, danh sách có thể vẫn còn nêu tên và điều riêng của người hoặc nơi đã gỡ. Hãy sửa lỗi rồi chạy `tincay deploy` lại.
deploy-not-made = Máy này chưa tạo được trang web nên mọi trang khác trên máy chủ giữ nguyên.
deploy-stuck = Máy chủ không nhận tệp nào nên mọi trang khác ở đó giữ nguyên: trang chủ, danh sách có thể vẫn còn nêu tên và điều riêng của người hoặc nơi đã gỡ. Hãy xử lý việc nêu dưới đây rồi chạy `tincay deploy` lại.
deploy-veiled = Trang nào mà tên có thể cho biết về một người hay một nơi thì ở đây chỉ ghi thư mục (`…`), vì nhật ký có thể ai cũng đọc được. Tên đầy đủ nằm trong `.tincay/deploy` (địa chỉ cần xóa khỏi bộ nhớ đệm) và `.tincay/receipts` (biên nhận); chạy lệnh này ngay trên máy của mình thì hiện đủ.
deploy-still-using = Các trang sau vẫn còn dẫn tới những gì vừa gỡ:
deploy-moved = Các trang sau đã đổi địa chỉ; ai còn giữ địa chỉ cũ (trong công văn, trên tờ rơi) sẽ không tìm thấy trang nữa. Muốn địa chỉ cũ vẫn dẫn tới trang thì thêm nó vào `aliases` rồi công bố lại:
deploy-moved-page = `{ $from }` nay là `{ $to }`: ghi `aliases: [{ $from }]` vào { $file }
deploy-keeps-versions = Kho này giữ các phiên bản cũ: những gì vừa rút lại vẫn còn trong đó. Hãy xóa mọi phiên bản của các tệp nêu trên và của những trang từng nhắc tới chúng.
deploy-host-file = `{ $path }` trong `.tincay/hosts` là tệp mới hoặc đã khác lần đưa lên trước: giao cho người quản trị máy chủ cài vào và nạp lại cấu hình ngay. Khi chưa cài, trang trợ giúp mới có thể bị ghi trong nhật ký máy chủ, bị trình duyệt giữ lại, hoặc hiện mà mất trình bày
deploy-receipts = { $count } biên nhận gỡ bỏ trong `.tincay/receipts`: hãy lưu lại, vì đó là bằng chứng đã gỡ
deploy-purge = { $count } địa chỉ cần xóa khỏi bộ nhớ đệm: `{ $path }`; xong việc thì xóa tệp này, nếu không những lần sau vẫn nhắc lại
deploy-over = Sẽ có { $count } tệp bị xóa trên máy chủ, nhiều hơn mức { $limit } tệp được xóa mà không cần hỏi, nên không làm gì thêm
deploy-over-hint = xem danh sách dưới đây có đúng là cần xóa không; nếu đúng thì thêm `--max-deletes { $count }`

## Xem máy chủ

verify-veiled = Trang nào mà tên có thể cho biết về một người thì ở đây chỉ ghi thư mục (`…`), vì nhật ký có thể ai cũng đọc được; chạy lệnh này ngay trên máy của mình thì hiện đủ.
verify-unreachable = Máy chủ không trả lời:
verify-status = Có trang không mở được:
verify-body = Không phải những gì nội dung hôm nay cho ra (hãy đưa lên lại, hoặc đã có người sửa):
verify-type = Máy chủ gửi tệp không đúng loại, nên trình duyệt có thể hiện mã nguồn, tải về thay vì mở, hiện sai dấu tiếng Việt hoặc bỏ mất trình bày (sửa trong cấu hình máy chủ):
verify-header = Thiếu hoặc sai tiêu đề HTTP:
# Cùng một điều ở nhiều địa chỉ.
verify-at = ở { $count } địa chỉ, ví dụ { $address }
verify-unable = Máy chủ ghi ở mục `hosts` không cho đặt tiêu đề HTTP, nên không gửi các tiêu đề sau như trang cần: { $headers }. Mỗi trang vẫn mang chính sách bảo vệ của mình ngay trong trang; cần cả các tiêu đề này thì dùng loại máy chủ khác.
verify-trace = Máy chủ gửi kèm thứ để lại dấu vết hoặc khiến trình duyệt hỏi nơi khác:
verify-redirect = Địa chỉ cũ không dẫn tới địa chỉ mới:
verify-not-found = Địa chỉ không có thật không được trả lời bằng trang 404 đúng ngôn ngữ:
verify-compression = Văn bản không được nén khi gửi:
verify-extra = Những gì sau đây không được công khai mà lại mở được:
verify-exit = Địa chỉ mà nút thoát dẫn tới không trả lời:
verify-fine = Mọi thứ đều ổn sau { $asked } lần hỏi: đã xem { $files } trong { $of } tệp
verify-found = { $count } điều chưa đúng, sau { $asked } lần hỏi: đã xem { $files } trong { $of } tệp
verify-not-asked = Chưa hỏi máy chủ: nội dung đang có lỗi nên không rõ máy chủ phải có gì. Hãy sửa lỗi rồi chạy lại.

## Bản dịch

theme-own = trang này dùng { $file }
theme-next = Muốn sửa một tệp giao diện: `tincay theme copy TỆP` chép tệp ấy vào trang web, rồi sửa bản chép; chỉ chép tệp cần sửa, các tệp khác vẫn được cập nhật cùng chương trình. Muốn sửa lời văn: tạo tệp cùng tên trong `locales/`, chỉ ghi những dòng muốn đổi; `tincay theme show locales/vi/site.ftl` cho xem mọi dòng.
theme-copied = Đã chép vào { $file }
translate-heading = Bản dịch { $language }
translate-kind = Loại
translate-complete = Đủ
translate-stale = Đã cũ
translate-missing = Còn thiếu
translate-untracked = Chưa xác nhận
translate-to-translate = Chữ phải dịch
translate-to-read-again = Chữ phải xem lại
translate-kind-articles = Bài viết
translate-kind-campaigns = Chiến dịch
translate-kind-events = Sự kiện
translate-kind-honorees = Gương điển hình
translate-kind-pages = Trang
translate-kind-places = Địa chỉ
translate-sum = Cộng
translate-count = { $count }
translate-words = { $count } chữ
translate-messages = Câu chữ giao diện chưa dịch, ghi vào { $file }:
translate-list-stale = Bản gốc đã thay đổi, cần xem lại:
translate-list-missing = Chưa có:
translate-list-untracked = Đã có nhưng chưa xác nhận (`tincay translate accept`):
translate-unread = { $count } tệp có lỗi nên không tính được (xem `tincay check`):
translate-lags = Có bản dịch còn thiếu hoặc đã cũ, không được phép theo `--fail-on` (xem `tincay translate status`)
translate-accepted = Đã ghi vào { $written } bản dịch, { $unchanged } bản dịch vốn đã khớp
translate-refused = { $count } tệp có lỗi nên được để yên (xem `tincay check`):
translate-unplaced = { $count } bản dịch mà máy không tự ghi thêm được vào phần đầu nên được để yên; viết phần đầu mỗi mục một dòng rồi chạy lại:
translate-unwritten = { $count } bản dịch chưa có tên hoặc chưa có nội dung nên không xác nhận được; người đọc vẫn thấy bản gốc:
translate-new = Đã tạo { $file }

# Lời dặn người dịch, đứng sau dấu # trong tệp mới.
sketch-of = Bản dịch { $language } của { $original } ({ $from }).
sketch-fields =
    Viết tên vào `title` và dịch phần thân: còn thiếu một trong hai thì người đọc vẫn thấy bản gốc.
    Ở các mục khác, bỏ dấu # rồi viết bản dịch; lời gốc nằm trong ngoặc. Mục không cần thì xóa.
    Ngày, giờ, số điện thoại, địa điểm, sự đồng ý lấy từ bản gốc, không ghi ở đây.
sketch-body = Phần thân: dịch nội dung dưới từng đề mục của bản gốc, dịch cả đề mục, giữ nguyên mã trong ngoặc nhọn để liên kết dùng được ở mọi ngôn ngữ.
sketch-accept = Dịch xong: tincay translate accept { $file }
sketch-slug = Đuôi địa chỉ riêng của bản dịch, chữ thường không dấu, nếu muốn.

## Chuyển bảng mã

fix-fine = `{ $file }` đã là UTF-8 và đọc được, không phải sửa
fix-converted = `{ $file }`: đã chuyển từ { $encoding ->
        [tcvn3] TCVN3 (ABC)
        [vni] VNI
        [utf-16] UTF-16
        [misread-utf-8] UTF-8 bị đọc nhầm
        [misread-utf-8-twice] UTF-8 bị đọc nhầm hai lần
       *[other] { $encoding }
    } sang UTF-8, bản cũ còn ở `{ $copy }`
fix-tried = `{ $file }`: sẽ được chuyển từ { $encoding ->
        [tcvn3] TCVN3 (ABC)
        [vni] VNI
        [utf-16] UTF-16
        [misread-utf-8] UTF-8 bị đọc nhầm
        [misread-utf-8-twice] UTF-8 bị đọc nhầm hai lần
       *[other] { $encoding }
    } sang UTF-8
# Dòng đầu tiên thay đổi, như sẽ đọc được.
fix-reads = { "    " }{ $text }
fix-lost = `{ $file }` có { $count } dòng mất hẳn chữ, ở chỗ có `{ "\uFFFD" }`: dòng { $lines }
fix-lost-hint = gõ lại những từ ấy hoặc chép lại từ bản gốc: máy không thể biết ở đó vốn là chữ gì
fix-unknown = Không nhận ra bảng mã của `{ $file }` nên tệp được để yên
fix-unknown-hint = nếu biết bảng mã thì thêm `--from`; tệp chỉ được chuyển khi không mất chữ nào
fix-copy-exists = Đã có một bản cũ bên cạnh `{ $file }` (tên có dấu `~`) nên tệp được để yên
fix-copy-exists-hint = xem bản cũ còn cần không, xóa hoặc chuyển nó đi rồi chạy lại
fix-link = `{ $file }` là lối tắt (symbolic link) nên được để yên
fix-link-hint = chỉ thẳng đến tệp mà lối tắt dẫn tới

## Gõ lệnh sai

usage-unknown-argument = Không có lựa chọn `{ $argument }`
usage-unknown-argument-hint = xem các lựa chọn: { $command } --help
usage-unknown-argument-hint-nearest = có phải bạn muốn viết `{ $nearest }`?
usage-unexpected-value = Không rõ `{ $argument }` dùng để làm gì
usage-unexpected-value-hint = xem cách dùng: { $command } --help
usage-unknown-command = Không có lệnh `{ $argument }`
usage-unknown-command-hint = các lệnh dùng được: { $accepted }
usage-unknown-command-hint-nearest = có phải bạn muốn viết `{ $nearest }`?
usage-missing-command = Chưa có lệnh
usage-missing-command-hint = các lệnh dùng được: { $accepted }
usage-missing-argument = Còn thiếu `{ $argument }`
usage-missing-argument-hint = xem cách dùng: { $command } --help
usage-missing-value = Sau `{ $argument }` còn thiếu giá trị
usage-missing-value-hint = viết `{ $argument } { $placeholder }`
usage-wrong-value = `{ $argument }` không nhận giá trị `{ $value }`
usage-wrong-value-hint = { $option ->
        [date] viết năm-tháng-ngày, ví dụ `2023-11-13`
        [base-url] viết cả phần đầu, ví dụ `https://example.org/`
        [jobs] viết một số nguyên từ 1 trở lên
        [keep] viết một số nguyên từ 1 trở lên
        [pages] viết một số nguyên từ 1 trở lên
        [max-deletes] viết một số nguyên
        [port] viết một số từ 1 đến 65535, ví dụ `3000`
        [host] viết một địa chỉ bằng số, ví dụ `0.0.0.0` để máy khác cùng mạng xem được
       *[other] dùng một trong: { $accepted }
    }
usage-wrong-value-hint-nearest = có phải bạn muốn viết `{ $nearest }`?
usage-twice = `{ $argument }` chỉ được viết một lần
usage-twice-hint = giữ lại một, xóa các chỗ khác
usage-conflict = `{ $argument }` không dùng chung với `{ $other }`
usage-conflict-hint = bỏ một trong hai
usage-value-not-taken = `{ $argument }` không có giá trị đi kèm
usage-value-not-taken-hint = chỉ viết `{ $argument }`
usage-not-utf8 = Lệnh có ký tự không phải UTF-8
usage-not-utf8-hint = gõ lại lệnh
usage-other = Không hiểu được lệnh
usage-other-hint = xem cách dùng: { $command } --help

## Máy từ chối

error-read = Không đọc được `{ $path }`: { $reason }
error-read-hint = xem tệp có ở đó và bạn có quyền đọc hay không
error-write = Không ghi được `{ $path }`: { $reason }
error-write-hint = xem đĩa còn chỗ, bạn có quyền ghi, và tệp không đang mở ở chương trình khác
error-output = Không ghi được hết kết quả của lệnh này: { $reason }
error-output-hint = phần đã ghi chưa đủ: dọn bớt đĩa cho có chỗ rồi chạy lại
error-not-a-site = Không tìm thấy `content/site.yaml` trong `{ $path }`
error-not-a-site-hint = chuyển đến thư mục của trang web, hoặc chỉ ra thư mục ấy bằng `--root`
error-unread-settings = Không đọc được `{ $path }` nên không biết trang này dùng giao diện nào
error-unread-settings-hint = chạy `tincay check` và sửa lỗi ở tệp ấy trước
error-not-ours = Thư mục `{ $path }` có tệp không do tincay tạo ra nên được để yên
error-not-ours-hint = chọn thư mục khác bằng `--output`, hoặc tự dọn trống thư mục này
error-locked = Một tincay khác đang tạo trang web ở `{ $path }`
error-locked-hint = chờ lệnh kia chạy xong rồi chạy lại
error-output-inside-input = Thư mục kết quả `{ $path }` chồng lên thư mục nội dung
error-output-inside-input-hint = chọn thư mục khác bằng `--output`
error-argument = Không dùng được giá trị `{ $value }` của { $name ->
    [TARGET] `<ĐÍCH>`
    [URL] `<ĐỊA CHỈ>`
    [SLUG] `<TÊN>`
    [NO-SLUG] `<TÊN>`
   *[other] `{ $name }`
}
error-argument-hint = { $option ->
    [NO-SLUG] viết tên tệp bằng chữ thường không dấu, nối bằng gạch ngang, ví dụ le-phat-dong
    [SLUG] viết tên tệp bằng chữ thường không dấu, nối bằng gạch ngang; hoặc để công cụ tự đặt: --from-title "{ $value }"
    [TARGET] viết theo một trong các dạng: dir:/thư-mục, sftp://người-dùng@máy-chủ/thư-mục, s3://kho/thư-mục
    [URL] viết cả phần đầu của địa chỉ trang đang chạy, ví dụ https://example.org/
    [from-title] tên bài phải có ít nhất một chữ cái hoặc chữ số, để đặt được tên tệp
    [forbidden] danh sách không có dòng nào, hoặc dòng ấy có chỗ quá ngắn nên sẽ gặp ở khắp nơi: mỗi dòng một điều, ít nhất 2 từ, hoặc 8 chữ cái, hoặc 7 chữ số
    [base-url] viết cả phần đầu, chỉ dùng chữ không dấu và chữ số, ví dụ https://example.org/
    [endpoint] viết cả phần đầu và tên máy chủ, số cổng nếu có thì không quá 65535, ví dụ https://s3.example.vn
    [AWS_ENDPOINT_URL] viết cả phần đầu và tên máy chủ, số cổng nếu có thì không quá 65535, ví dụ https://s3.example.vn
    [AWS_ENDPOINT_URL_S3] viết cả phần đầu và tên máy chủ, số cổng nếu có thì không quá 65535, ví dụ https://s3.example.vn
    [theme] dòng `theme` trong `content/site.yaml` phải là tên một thư mục thật trong `themes` của trang này, không phải đường dẫn ra ngoài hay liên kết, ví dụ theme: phu-nu
    [SOURCE_DATE_EPOCH] viết số giây tính từ đầu năm 1970, hoặc bỏ biến môi trường này
   *[other] sửa hoặc bỏ giá trị này rồi chạy lại
}
error-not-a-language = Không chọn được ngôn ngữ `{ $value }`
error-not-a-language-hint = { $accepted ->
    [none] trang web này chỉ có một ngôn ngữ; thêm ngôn ngữ vào `content/site.yaml`
   *[other] dùng một trong: { $accepted }
}
error-no-starter = `tincay init` chưa có sẵn bài mẫu bằng ngôn ngữ `{ $value }`
error-no-starter-hint = bắt đầu bằng { $accepted }; ngôn ngữ khác thêm sau: một dòng trong `content/site.yaml`, rồi tệp `locales/{ $value }/locale.yaml` với dòng `fallback: vi`
error-language-twice = Ngôn ngữ `{ $value }` được ghi hai lần
error-language-twice-hint = ghi mỗi ngôn ngữ một lần; có thể chọn: { $accepted }
error-not-this-machine = `{ $address }` không phải là địa chỉ của máy này
error-not-this-machine-hint = bỏ `--host` để chỉ máy này xem được, hoặc viết `--host 0.0.0.0` để máy khác cùng mạng xem được
error-listen = Không mở được `{ $address }`: { $reason }
error-listen-hint = chọn cổng khác bằng `--port`, từ 1024 trở lên, ví dụ `--port 4000`
error-ended = Không nhận thêm được kết nối nào tại `{ $address }`: { $reason }
error-ended-hint = chạy lại `tincay serve`
error-not-carried = Chương trình không mang sẵn tệp nào tên `{ $path }`
error-not-carried-hint = xem tên các tệp: `tincay theme list`
error-not-carried-hint-nearest = có phải bạn muốn viết `{ $nearest }`?
error-words-stay = `{ $path }` là tệp lời văn, không chép cả tệp
error-words-stay-hint = tạo tệp `{ $path }` trong trang web, chỉ ghi những dòng muốn đổi; những dòng khác chương trình vẫn lo. Xem mọi dòng: `tincay theme show { $path }`
error-no-piece = Trang web không có bài nào mang mã `{ $id }`
error-no-piece-hint = viết thư mục và tên tệp, ví dụ `articles/le-phat-dong`, hoặc đường dẫn của bản gốc
error-no-piece-hint-nearest = có phải bạn muốn viết `{ $nearest }`?
error-no-campaign = Không có chiến dịch nào được công bố mang tên `{ $id }`
error-no-campaign-hint = { $accepted ->
    [none] chưa có chiến dịch nào được công bố; `tincay check --publish` cho biết vì sao
   *[other] các chiến dịch được công bố: { $accepted }
}
error-no-campaign-hint-nearest = có phải bạn muốn viết `{ $nearest }`?
error-not-a-translation = `{ $path }` không phải là bản dịch của trang web này
error-not-a-translation-hint = chỉ ra tệp bản dịch, ví dụ `content/articles/bai.en.md`, bài đã có bản dịch, ví dụ `articles/bai`, hoặc thư mục có bản dịch
error-already-there = Đã có `{ $path }`, không ghi đè
error-already-there-hint = đặt tên khác, hoặc mở tệp đã có để sửa
error-piece-there = Đã có `{ $path }`, không ghi đè
error-piece-there-hint = nếu là bài mới, chạy: { $command }; chỉ mở tệp đã có khi muốn sửa chính bài ấy
error-far-date = Ngày `{ $date }` cách hôm nay, { $clock }, quá hai ngày, nên không được công bố
error-far-date-hint = bỏ `--date`; nếu chủ ý tạo lại một bản cũ thì thêm `--reproduce`
error-target = `{ $target }` không thực hiện được: { $reason }
error-target-hint = { $case ->
    [full] không ghi được tệp ở đó: xem máy chủ còn chỗ trống không, hạn mức dung lượng của bạn đã hết chưa, bạn có quyền ghi không; rồi chạy lại: lệnh sẽ làm tiếp từ chỗ dừng
   *[any] kiểm tra địa chỉ, đường mạng và quyền của bạn ở đó rồi chạy lại: lệnh sẽ làm tiếp từ chỗ dừng
}
error-not-moved = `{ $target }` đã nhận tệp vào cạnh `{ $state }` nhưng không chuyển được sang chỗ người đọc xem
error-not-moved-hint = hai nơi ấy có lẽ nằm trên hai ổ đĩa: thêm `--state` với một chỗ cùng ổ đĩa với thư mục web, nhưng ở ngoài tầm người đọc. Nếu không phải vậy, xem ở đó có thư mục nào trùng tên với một tệp của trang không
error-no-note = `{ $target }` không cho ghi `{ $state }`, là tệp ghi lại những gì đang có ở đó, nên không đưa lên được gì
error-no-note-hint = tài khoản này không được ghi vào thư mục ấy: thêm `--state` với tên một tệp (hoặc một thư mục, viết `/` ở cuối) ở chỗ tài khoản ghi được mà người đọc trang web không xem được, ví dụ `--state ~/rieng/ban-ghi`; nếu không có chỗ nào như vậy thì nhờ người quản trị máy chủ tạo
error-host-key = { $case ->
    [changed] Khóa của `{ $target }` khác với khóa mà máy này đã biết: có thể có ai đó chen vào giữa, nên chưa gửi gì đi
   *[unknown] Máy này chưa biết khóa của `{ $target }` nên không chắc đó đúng là máy chủ cần đến, và chưa gửi gì đi
}
error-host-key-hint = { $case ->
    [changed] gọi hỏi người quản trị máy chủ xem khóa có vừa được thay không; nếu không thì đừng kết nối nữa và báo ngay cho họ
   *[unknown] xin người quản trị máy chủ dấu vân tay của khóa, dùng `sftp` kết nối một lần và so cho khớp; với CI thì ghi sẵn khóa vào tệp known_hosts
}
error-still-there = `{ $path }`{ $more ->
    [none] {""}
   *[other] {" "}và { $more } tệp nữa
} vẫn còn trên `{ $target }` dù đã xóa
error-still-there-hint = hãy xóa bằng cách khác ngay trong hôm nay, trước hết là tệp nêu đầu tiên; người đọc vẫn còn thấy
error-damaged-state = Bản ghi những gì có trên `{ $target }` bị hỏng, nên chưa thay đổi gì ở đó
error-damaged-state-hint = lấy lại bản ghi từ bản sao lưu, hoặc nhờ người quản trị máy chủ dọn trống thư mục và xóa bản ghi; trong lúc chờ, `--removals-only` vẫn gỡ trang của người đã rút lại
error-unread-state = Bản ghi những gì có trên `{ $target }` bị hỏng: chỉ tìm được trang của người đã rút lại ở những địa chỉ đã biết, còn bản ghi vẫn để nguyên
error-unread-state-hint = các trang khác từng nhắc đến họ có thể vẫn còn ở đó: lấy lại bản ghi từ bản sao lưu rồi chạy lại, hoặc nhờ người quản trị máy chủ tìm và xóa
error-not-a-note = Ở chỗ của bản ghi trên `{ $target }` là thứ khác, không phải do tincay ghi: đây có lẽ không phải kho hay thư mục của trang web, nên chưa thay đổi gì ở đó
error-not-a-note-hint = xem lại địa chỉ trước đã, với kho thì cả `--endpoint` và `AWS_ENDPOINT_URL`; đừng xóa gì ở đó
error-target-inside-site = `dir:{ $path }` chồng lên thư mục nội dung, giao diện hoặc kết quả của chính trang web này
error-target-inside-site-hint = chọn cho `<ĐÍCH>` một thư mục ở ngoài, ví dụ dir:/srv/binh-dang
error-other-state = Bản ghi những gì có trên máy chủ là của `{ $other }`, không phải của `{ $target }`, nên chưa thay đổi gì ở đó
error-other-state-hint = dùng cho mỗi nơi một `--state` riêng; nếu vẫn là nơi ấy và chỉ đổi cách viết địa chỉ thì thêm `--repair`
error-other-site = Ở `{ $target }` đang là trang { $other }, không phải trang này ({ $own }), nên chưa thay đổi gì ở đó
error-other-site-hint = xem lại `<ĐÍCH>`: có thể là đích của trang khác; nếu chính trang này vừa đổi địa chỉ (`base_url`) thì thêm `--repair`
error-target-not-ours = `{ $target }` có tệp không phải do tincay đưa lên nên được giữ nguyên
error-target-not-ours-hint = chọn một thư mục trống hoặc chưa có cho `<ĐÍCH>`, ví dụ dir:/srv/binh-dang
error-occupied = Trên `{ $target }` đã có tệp cùng tên với tệp của trang này mà không rõ có phải do tincay đưa lên không, nên chưa đưa gì lên: `{ $path }`{ $more ->
    [none] {""}
   *[other] {" "}và { $more } tệp nữa
}
error-occupied-hint = nếu đó chính là trang này (sổ ghi những gì đã đưa lên bị mất) hoặc là tệp bỏ đi được thì thêm `--repair` để ghi đè; nếu là trang khác thì chọn thư mục khác
error-lost-state = Trên `{ $target }` có trang của người đã rút lại, mà bản ghi những gì có ở đó thì không còn: đã gỡ các trang ấy và thay mọi trang mà trang web bây giờ cũng có
error-lost-state-hint = những trang cũ mà trang web không còn nữa thì không ai biết, và có thể vẫn nêu tên họ: xem trong thư mục ấy còn tệp nào lạ thì xóa; lần sau bản ghi đã có lại
error-not-a-link = `{ $path }` phải là liên kết tới một bản trong thư mục `releases`, nhưng ở đó lại là thứ khác
error-not-a-link-hint = dời thứ ấy đi nơi khác rồi chạy lại; muốn quay về một bản cũ thì cho liên kết trỏ tới bản ấy, ví dụ releases/000012
error-torn-receipt = Không đọc được biên nhận gỡ bỏ `{ $path }`, nên không biết ai đã rút lại sự đồng ý và chưa công bố gì
error-torn-receipt-hint = lấy lại tệp ấy từ bản sao hay git, hoặc sửa cho có đủ các dòng piece, cause và removed_on; đừng xóa, vì đó là bằng chứng đã gỡ
error-no-state = Không rõ nơi nào trên `{ $target }` nằm ngoài tầm người đọc để ghi lại những gì có ở đó
error-no-state-hint = chỉ nơi đó bằng `--state`, hoặc đưa trang web vào một thư mục con
error-overtaken = Đang có một lần đưa lên khác tới `{ $target }` nên lần này dừng lại
error-overtaken-hint = đợi lần kia xong rồi chạy lại: lệnh sẽ làm tiếp từ chỗ dừng
error-open-state = Ai cũng đọc được bản ghi những gì có trên `{ $target }`, nên bản ghi đã được xóa và không có gì khác thay đổi
error-open-state-hint = dùng `--state` để chỉ một nơi mà chỉ bạn đọc được, ví dụ s3://kho-khác/ban-ghi
error-keeps-versions = Kho `{ $target }` giữ các phiên bản cũ nên những gì rút lại sẽ không mất hẳn; chưa trang nào thay đổi
error-keeps-versions-hint = dùng một kho không giữ phiên bản; nếu bạn tự xóa các phiên bản cũ thì thêm `--allow-versions`
error-no-credentials = Không thấy thông tin đăng nhập cho `{ $target }` trong các biến môi trường
error-no-credentials-hint = đặt `AWS_ACCESS_KEY_ID` và `AWS_SECRET_ACCESS_KEY` làm biến bí mật của CI hoặc trong máy của bạn
error-unsafe-endpoint = Đường đến `{ $value }` không được mã hóa
error-unsafe-endpoint-hint = dùng https; http chỉ dành cho 127.0.0.1
error-secret-in-target = `<ĐÍCH>` có chứa mật khẩu nên không được dùng
error-secret-in-target-hint = bỏ mật khẩu đi: SSH dùng khóa, kho đối tượng dùng biến môi trường
error-report-form = Không ghi được báo cáo dạng { $form } vào tệp `{ $path }`
error-report-form-hint = { $extension ->
    [csv] thêm `--format csv`
    [md] thêm `--format markdown`
    [html] bỏ `--format`, hoặc viết `--format html`
   *[other] đặt tên tệp có đuôi `.{ $right }`; cần tệp PDF thì tạo báo cáo .html, mở bằng trình duyệt rồi in ra PDF
}
error-no-program = Máy này không có chương trình `{ $name }`
error-no-program-hint = cài chương trình đó (đi kèm OpenSSH) rồi chạy lại
error-no-feature = Bản tincay này không có phần dành cho `{ $name }`
error-no-feature-hint = dùng bản phát hành, hoặc tự tạo với `--features { $name }`

## Lý do của máy, nằm trong các câu ở trên

reason-not-found = không có ở đó
reason-permission-denied = không có quyền
reason-already-exists = đã có sẵn
reason-storage-full = đĩa đã đầy
reason-read-only = đĩa chỉ cho đọc
reason-not-a-directory = không phải là thư mục
reason-is-a-directory = là thư mục, không phải tệp
reason-busy = đang được chương trình khác dùng
reason-refused = máy chủ không nhận kết nối
reason-no-host = không tìm thấy máy chủ có tên này
reason-slow = chờ quá lâu mà không có trả lời
reason-silent = kết nối bị ngắt giữa chừng
reason-certificate = chứng chỉ không đáng tin
reason-certificate-expired = chứng chỉ đã hết hạn
reason-certificate-early = chứng chỉ chưa đến ngày có hiệu lực, hoặc đồng hồ của máy này chạy sai
reason-certificate-name = chứng chỉ dành cho một tên miền khác
reason-certificate-issuer = máy này không biết nơi đã cấp chứng chỉ; nếu biết thì chỉ ra bằng biến môi trường SSL_CERT_FILE
reason-login = máy chủ không nhận khóa đăng nhập này
reason-address = địa chỉ viết sai
reason-in-use = cổng đang được chương trình khác dùng

## tincay next-change

next-change-never = Không có gì trong nội dung làm trang tự thay đổi
next-change-on = Lần thay đổi tiếp theo: ngày { $date } ({ $count } tệp)
next-change-counted = do đếm ngày: ngày bắt đầu, ngày kết thúc chiến dịch, hoặc hôm nay trên lịch
next-change-cause = { $cause ->
    [publish] công bố từ ngày { $date }
    [expire] hiển thị đến hết ngày { $date }
    [consent-begins] sự đồng ý có hiệu lực từ ngày { $date }
    [consent-ends] sự đồng ý hết hạn sau ngày { $date }
    [verification] xác minh lần cuối ngày { $date }, đã quá hạn
    [campaign-begins] chiến dịch bắt đầu ngày { $date }
    [campaign-ends] chiến dịch kết thúc ngày { $date }
    [event] sự kiện ngày { $date } đã qua
    [unit-begins] có từ ngày { $date }
    [security] liên hệ báo lỗ hổng (security.txt) hết hạn ngày { $date }
    [unit-ends] có đến hết ngày { $date }
   *[dated] đề ngày { $date }
}

## tincay report

report-done = Đã tạo { $file }
report-left-out = { $count } nội dung không được công bố nên không có trong báo cáo (xem `tincay check --publish`)
report-overdue = { $count } hoạt động đã qua ngày mà chưa ghi `state: done`: nếu đã diễn ra thì ghi vào rồi lập lại báo cáo

## tincay init, tincay new

init-done = Đã tạo trang web trong `{ $folder }`: { $count } tệp
init-next = Xem ngay: tincay serve --open --root "{ $folder }"; những việc cần làm trước khi công bố có trong tệp README.md ở đó
new-of-year = { $file } là của năm khác, nên bài mới mang tên `{ $slug }`
new-next = Mở tệp, điền các mục, viết bài; xong thì xóa dòng `draft: true` để công bố

# Lời chú trong tệp mới, sau dấu #.
skeleton-title = (chưa có tên: { $slug })
skeleton-original =
    Bỏ dấu # trước mục muốn dùng rồi điền; mục không cần thì xóa đi.
skeleton-draft = Còn dòng này thì bài chưa được công bố.
skeleton-translation =
    Bản dịch: chỉ có lời văn. Ngày giờ, số điện thoại, nơi chốn lấy từ bản gốc, không ghi ở đây.
    Viết tên và nội dung bằng ngôn ngữ của tệp này; dịch xong thì chạy: tincay translate accept { $file }
skeleton-summary = Một hai câu tóm tắt, hiện trong các danh sách.
skeleton-kind = Loại, chọn một:
skeleton-date = Ngày đăng, viết năm-tháng-ngày.
skeleton-topics = Các chủ đề, theo mã trong content/topics.yaml.
skeleton-campaign = Thuộc chiến dịch nào: tên thư mục trong content/campaigns, ví dụ "2023".
skeleton-byline = Người viết, hoặc mã cơ quan trong content/organisations.yaml.
skeleton-source = Nguồn, nếu đăng lại.
skeleton-image = Ảnh đặt cạnh tệp này; alt là lời tả ảnh cho người không nhìn thấy.
skeleton-start = Bắt đầu: một ngày, hoặc cả giờ như 2023-11-13T08:00.
skeleton-end = Kết thúc, viết như trên.
skeleton-venue = Địa điểm.
skeleton-organiser = Cơ quan tổ chức: mã trong content/organisations.yaml, hoặc tên.
skeleton-unit = Xã, phường: mã trong content/units.yaml.
skeleton-audience = Ai được biết, chọn một:
skeleton-state = Tình trạng, chọn một:
skeleton-name = Họ và tên. Chỉ hiện ra khi người ấy đã đồng ý (mục consent ở dưới).
skeleton-honorific = Ông, Bà…
skeleton-position = Chức vụ, nghề nghiệp.
skeleton-field = Lĩnh vực, chọn một:
skeleton-year = Năm.
skeleton-achievement = Thành tích, một hai câu.
skeleton-portrait = Ảnh chân dung đặt cạnh tệp này; alt là lời tả ảnh.
# Chữ mẫu trong ví dụ về sự đồng ý; còn để nguyên thì như chưa ghi.
skeleton-evidence = số hồ sơ
skeleton-recorded-by = ai ghi nhận
skeleton-consent =
    Sự đồng ý. Chưa có mục này thì hồ sơ không được công bố. Viết ví dụ:
      consent:
        status: granted
        basis: consent
        subject: adult
        scopes: [name, position, bio, photo]
        purposes: [website]
        granted_on: năm-tháng-ngày
        method: written
        evidence: { skeleton-evidence }
        recorded_by: { skeleton-recorded-by }
        expires_on: năm-tháng-ngày
skeleton-safe-title = Tên ngắn, trung tính, hiện trên thanh trình duyệt.
skeleton-holder = Ai giữ nơi này, chọn một:
skeleton-seat = Là trụ sở gì, chọn một:
skeleton-visibility = Được cho biết đến đâu, chọn một (nơi phải giữ bí mật thì đừng tạo tệp):
skeleton-decision = Quyết định lập nơi này: mã trong content/documents.yaml.
skeleton-address = Địa chỉ đầy đủ. Chỉ ghi khi visibility là public_office; nếu không, để trống cả dòng.
skeleton-phones = Số điện thoại, mỗi số trong ngoặc kép. Chỉ ghi khi visibility là area_phone hoặc public_office.
skeleton-languages = Người ở đó nói được tiếng gì, theo mã: vi (Việt), tyz (Tày), nut (Nùng), hmn (Mông).
skeleton-managed-by = Cơ quan phụ trách: mã trong content/organisations.yaml.
skeleton-places-consent =
    Chỉ khi holder là individual: sự đồng ý của người ấy. Viết ví dụ:
      consent:
        status: granted
        basis: consent
        subject: adult
        scopes: [name]
        purposes: [website]
        granted_on: năm-tháng-ngày
        method: written
        evidence: { skeleton-evidence }
        recorded_by: { skeleton-recorded-by }
        expires_on: năm-tháng-ngày
skeleton-published-by = Văn bản công bố (mã trong content/documents.yaml) và cơ quan duyệt; cần khi visibility là public_office.
skeleton-hours = Giờ mở cửa: always, hoặc ví dụ mon-fri: [07:00-11:30, 13:30-17:00] trong ngoặc nhọn.
skeleton-services = Giúp được những gì, chọn nhiều:
skeleton-accepts = Nhận những ai, chọn nhiều:
skeleton-verified = Đã gọi và có người trả lời ngày nào, cơ quan nào gọi.
skeleton-theme = Chủ đề chính thức, đúng từng chữ: mọi nơi nhắc tới chủ đề đều lấy từ đây.
skeleton-goal-line = Câu mục tiêu đi kèm chủ đề.
skeleton-period = Từ ngày nào đến ngày nào.
skeleton-plan = Kế hoạch: mã trong content/documents.yaml.
skeleton-slogans = Các khẩu hiệu; use là nơi dùng: banner, poster, leaflet, loudspeaker, social.
skeleton-role = Nếu là một trong các trang mà mọi trang dẫn tới, chọn một: about (giới thiệu trang web), safety (cách giữ an toàn khi xem trang), accessibility (trang này dùng được cho người khuyết tật đến đâu), publisher (cơ quan nào đăng, liên hệ ai).
skeleton-sensitivity = Trang mà người đang gặp nguy hiểm tìm đọc thì ghi sensitive; trang khác thì xóa dòng này.

## tincay serve

serve-ready = Xem trang web tại { $address } (dừng: Ctrl+C)
serve-shared = Người khác trong cùng mạng xem được tại { $address }, kể cả bản nháp và nội dung mẫu
serve-shared-somewhere = Người khác trong cùng mạng xem được tại http://<địa chỉ của máy này>:{ $port }/, kể cả bản nháp và nội dung mẫu
serve-taken = Cổng { $port } đang bận, lấy cổng kế tiếp
serve-mended = Hết lỗi, trang đã được dựng lại
serve-trouble = Chưa dựng lại được, đây là bản tốt gần nhất
serve-nothing = Chưa dựng được trang này
serve-lacks = Trang này còn
serve-source = Tệp nguồn
serve-untranslated = Chưa có bản dịch { $language }
serve-consent = Sự đồng ý có hiệu lực đến { $date }: cần xin gia hạn trước ngày đó

## tincay explain

# Dòng cuối của một báo lỗi.
explain-more = xem giải thích và ví dụ: tincay explain { $code }
explain-how = Xem giải thích đầy đủ và ví dụ của một mã: tincay explain <MÃ>
explain-before = Trước khi sửa:
explain-before-in = Trước khi sửa, trong { $file }:
explain-after = Sau khi sửa:
explain-after-in = Sau khi sửa, trong { $file }:
explain-unknown = Không có vấn đề nào mang mã `{ $code }`
explain-unknown-hint = xem mọi mã: tincay explain
explain-unknown-hint-nearest = có phải bạn muốn xem `{ $nearest }`?

## tincay check

level-advice = lời khuyên
tally-advice = { $count } lời khuyên
check-codes = Mã kết thúc: 0 là không có lỗi (có thể có cảnh báo, lời khuyên), 1 là có lỗi cần sửa hoặc có bản dịch như --fail-on nêu, 2 là lệnh hay máy có trục trặc.
option-external = Hỏi cả các trang khác mà liên kết dẫn đến (nhớ kết quả bảy ngày, không bao giờ tính là lỗi)
external-asked = Liên kết ra ngoài: hỏi { $asked }, còn nhớ { $remembered }, chưa hỏi được { $left }
area-heading = Về
area-content = Nội dung
area-links = Liên kết, địa chỉ
area-translation = Bản dịch
area-pictures = Ảnh
area-safety = An toàn
area-consent = Sự đồng ý
area-freshness = Hạn kiểm tra
area-reading = Dễ đọc
area-interface = Giao diện
area-count = { $count }

## tincay schema

schema-done = Đã ghi { $count } lược đồ vào `{ $folder }`

# Các trường, khi trình soạn thảo hỏi: `schema-<trường>`, hoặc `schema-<mục trên>-<trường>` ở nơi nó có nghĩa riêng.
schema-title = Tên bài.
schema-slug = Phần cuối của địa chỉ trang: chữ thường không dấu, nối bằng dấu gạch ngang.
schema-aliases = Các địa chỉ cũ của trang, mỗi địa chỉ bắt đầu bằng /.
schema-file = Tên tệp đặt cạnh tệp này.
schema-credit = Người chụp, hoặc nguồn ảnh.
schema-people = Ai có trong ảnh; [] nghĩa là không có ai.
schema-people-role = Người trong ảnh là ai, chọn một:
schema-recognisable = Có nhận ra được người ấy không: true (có) hoặc false (không).
schema-honoree = Mã gương điển hình của người trong ảnh.
schema-alt = Điều nhìn thấy trong ảnh, cho người không nhìn thấy.
schema-caption = Chú thích hiện dưới ảnh.
schema-pictures = Ảnh chèn vào bài bằng lệnh figure, mỗi ảnh có id.
schema-id = Mã riêng, để nơi khác nhắc đến.
schema-allow-claim = Cho phép một câu giống lời hứa bị cấm, khi câu ấy không phải lời hứa.
schema-phrase = Câu được phép.
schema-reason = Vì sao câu ấy không phải lời hứa.
schema-text = Nội dung.
schema-use = Dùng ở đâu, chọn nhiều:
schema-logo = Biểu trưng của chiến dịch, đặt cạnh tệp này.
schema-award = Danh hiệu, phần thưởng.
schema-quote = Lời của chính người ấy.
schema-translated-from = Dấu của bản gốc đã dịch; lệnh tincay translate accept tự ghi.
schema-updated = Ngày sửa lớn gần nhất.
schema-publish-on = Công bố từ ngày này.
schema-expire-on = Không hiện nữa sau ngày này.
schema-review-by = Cần xem lại trước ngày này.
schema-draft = true: bản nháp, chưa công bố.
schema-sample = true: nội dung mẫu, không có thật.
schema-anonymised = true: đã bỏ mọi điều có thể nhận ra người được kể.
schema-consent = Sự đồng ý của người được nêu. Thiếu mục này thì không được đưa lên.
schema-status = Tình trạng của sự đồng ý, chọn một:
schema-basis = Căn cứ, chọn một:
schema-subject = Người lớn hay trẻ em, chọn một:
schema-scopes = Đồng ý nêu những gì, chọn nhiều:
schema-purposes = Dùng vào việc gì, chọn nhiều:
schema-languages = Các ngôn ngữ, theo mã: vi, en, tyz…
schema-granted-on = Ngày đồng ý.
schema-method = Đồng ý bằng cách nào, chọn một:
schema-evidence = Số hồ sơ giấy tờ, không ghi đường dẫn.
schema-recorded-by = Ai ghi lại.
schema-expires-on = Hết hạn ngày nào.
schema-withdrawn-on = Ngày rút lại.
schema-guardian = Sự đồng ý của người giám hộ và của trẻ.
schema-child-agreed-on = Ngày trẻ đồng ý.
schema-from = Ngày đầu.
schema-to = Ngày cuối.
schema-lead = Cơ quan chủ trì: mã trong content/organisations.yaml.
schema-partners = Các cơ quan phối hợp, theo mã.
schema-honoree-count = Số gương điển hình của chiến dịch.
schema-palette = Bốn màu của chiến dịch, mã màu trong ngoặc kép.
schema-accent = Màu chữ nhấn trên nền sáng.
schema-accent-ground = Màu nền nhấn khi nền sáng.
schema-accent-dark = Màu chữ nhấn trên nền tối.
schema-accent-ground-dark = Màu nền nhấn khi nền tối.
schema-all-day = true: cả ngày, không tính giờ.
schema-chair = Cơ quan hoặc người chủ trì.
schema-result = Kết quả: đếm cái gì, được bao nhiêu.
schema-metric = Đếm cái gì, chọn một:
schema-count = Bao nhiêu.
schema-sort-name = Tên để xếp thứ tự, nếu khác tên thường.
schema-namesakes = Tên đầy đủ của những người khác mà trong đó có tên này, như “Nguyễn Thị Lan Anh” trong tệp của bà Nguyễn Thị Lan: nêu họ thì không bị coi là nêu người này.
schema-organisation = Cơ quan: mã trong content/organisations.yaml.
schema-hometown = Quê quán.
schema-ethnicity = Dân tộc.
schema-document = Văn bản: mã trong content/documents.yaml.
schema-approved-by = Cơ quan đồng ý công bố: mã trong content/organisations.yaml.
schema-address = Địa chỉ; chỉ ghi khi mức công khai cho phép.
schema-phones = Các số điện thoại, trong ngoặc kép.
schema-note = Ghi chú cho người đọc.
schema-managed-by = Cơ quan quản lý: mã trong content/organisations.yaml.
schema-decision = Quyết định thành lập: mã trong content/documents.yaml.
schema-on = Ngày kiểm tra.
schema-by = Cơ quan kiểm tra: mã trong content/organisations.yaml.
schema-number = Số, đúng như trên văn bản hay khi quay số.
schema-display = Cách viết số cho dễ đọc.
schema-name = Tên.
schema-operator = Cơ quan trực đường dây.
schema-hotlines-purpose = Gọi để làm gì: help cho người cần giúp, hiện ở trang hỗ trợ; enquiries để hỏi thông tin, chỉ hiện ở bài nào nhắc tới:
schema-cost = Phí gọi, chọn một:
schema-channels = Liên lạc bằng cách nào, chọn nhiều:
schema-certain = true: chắc chắn đúng.
schema-hotlines-source = Lấy số này từ đâu.
schema-abbreviation = Tên viết tắt.
schema-valid-from = Có từ ngày.
schema-valid-to = Đến hết ngày.
schema-successor = Cái thay thế: mã của nó.
schema-code = Mã, trong ngoặc kép.
schema-type = Loại, chọn một:
schema-label = Tên hiện trên trang, theo từng ngôn ngữ.
schema-form = Thể loại văn bản, chọn một:
schema-issuer = Cơ quan ban hành: mã, hoặc tên theo từng ngôn ngữ.
schema-issued-on = Ngày ban hành.
schema-read = Đã có người đọc hết tệp PDF không soát được chữ, không thấy điều gì phải giữ kín: ngày đọc, cỡ tệp.
schema-bytes = Cỡ tệp khi đọc, tính bằng byte, như lời nhắc ghi.
schema-effective-on = Ngày có hiệu lực.
schema-base-url = Địa chỉ của trang web, có https://.
schema-time-zone = Múi giờ; ở Việt Nam là Asia/Ho_Chi_Minh.
schema-site-theme = Tên giao diện trong thư mục themes.
schema-site-languages = Các ngôn ngữ của trang, ngôn ngữ gốc trước.
schema-path = Phần đầu của địa chỉ trong ngôn ngữ ấy; ngôn ngữ thứ nhất để "".
schema-publisher = Đơn vị chịu trách nhiệm.
schema-contact = Cách liên hệ.
schema-exit = Nút thoát khẩn cấp dẫn đến đâu.
schema-url = Địa chỉ đầy đủ, có https://.
schema-checked-on = Ngày bấm thử gần nhất.
schema-feeds = Luồng tin.
schema-items = Bao nhiêu mục.
schema-paging = Bao nhiêu bài trên một trang danh sách.
schema-hosts = Trang được đặt ở những loại máy chủ nào, chọn nhiều:
schema-verify-every = Bao nhiêu ngày phải kiểm tra lại một lần.
schema-places = Số ngày, cho địa chỉ.
schema-hotlines = Số ngày, cho đường dây nóng.
schema-precompress = true: ghi thêm bản nén .gz và .br.

## Bảng: tincay import, tincay export

import-workbook = Bảng `{ $file }`, trang “{ $sheet }”: { $rows } dòng dưới dòng tiêu đề
import-csv = Bảng `{ $file }`: { $rows } dòng dưới dòng tiêu đề
import-sheets = Không đọc trang tính “{ $sheets }”, vì không thấy những tên cột cần tìm; nếu vẫn muốn đọc thì thêm `--sheet TRANG`
import-filled = Có ô gộp theo chiều dọc: điền thêm giá trị ấy cho { $count } ô bên dưới, ở cột “{ $columns }”
import-encoding = Bảng không lưu bằng UTF-8 nên được đọc theo { $encoding }: hãy xem chữ có đúng không; nếu sai, mở bảng gốc trong Excel rồi lưu lại thành CSV UTF-8, hoặc nhập thẳng tệp .xlsx
import-new = Dòng { $row }: mới, { $file }
import-changed = Dòng { $row }: thay đổi, { $file }
import-same = Dòng { $row }: giữ nguyên, { $file }
import-fields = lấy từ bảng: { $columns }
import-kept = giữ lời trong tệp: { $columns }
import-gone = bỏ khỏi tệp, vì mức công khai không cho phép: { $columns }
import-would = Chưa ghi gì. Nếu ghi: { $new } tệp mới, { $changed } tệp thay đổi, { $same } dòng giữ nguyên. Để ghi, chạy lại và thêm `--write`
import-done = Đã ghi: { $new } tệp mới, { $changed } tệp thay đổi, { $same } dòng giữ nguyên
import-texts = Lời đã có trong tệp được giữ; muốn lấy lời trong bảng thì thêm `--texts`
import-check = Xem lại những tệp đã thay đổi, rồi chạy `tincay check`
import-next = Tệp mới là bản nháp: đọc lại, xóa dòng `draft: true`, rồi chạy `tincay check`
export-done = Đã xuất { $rows } dòng; { $left } mục không có trong bảng vì không được công khai hoặc tệp có lỗi
table-errors = Chưa ghi gì: { $count } chỗ cần sửa trong bảng

# Tên cột; các từ cùng nghĩa cách nhau bằng dấu |.
column-number-of-row = STT | TT | Số thứ tự | Số TT
# Đầu cột của kế hoạch: là tên hoạt động khi bảng không có cột tên nào khác.
column-title-of-plan = Nội dung | Nội dung công việc | Nội dung hoạt động | Nội dung thực hiện | Công việc | Tên công việc
# Những dòng bắt đầu như vậy là dòng cộng hoặc dòng ký tên.
row-of-none = Tổng cộng | Tổng số | Tổng | Cộng | Người lập biểu | Người lập bảng | Người lập | Thủ trưởng đơn vị | Nơi nhận
column-headline = Tiêu đề | Tiêu đề bài | Tên bài
column-unclear = Tên | Tên gọi
# Mã không nói tên ai: so-01, so-02.
id-neutral = so
column-id = Mã | Tên tệp
column-title = Tên | Tiêu đề | Tên bài | Tên sự kiện | Tên hoạt động | Tên chương trình | Hoạt động | Sự kiện | Tên địa chỉ
column-safe-title = Tên trung tính
column-summary = Tóm tắt
column-kind = Loại | Loại hình
column-holder = Người giữ | Đơn vị giữ | Chủ thể
column-seat = Trụ sở | Loại trụ sở
column-visibility = Mức công khai | Công khai
column-unit = Xã, phường | Xã | Phường | Xã/phường | Đơn vị hành chính | Mã xã
column-address = Địa chỉ
column-phones = Điện thoại | Số điện thoại | SĐT | ĐT
column-hours = Giờ mở cửa | Giờ làm việc
column-services = Dịch vụ | Hỗ trợ
column-accepts = Tiếp nhận | Đối tượng
column-languages = Ngôn ngữ | Tiếng
column-managed-by = Cơ quan quản lý
column-decision = Quyết định thành lập | Quyết định
column-published-by-document = Văn bản công bố
column-published-by-approved-by = Cơ quan duyệt công bố
column-verified-on = Ngày xác minh
column-verified-by = Cơ quan xác minh
column-draft = Bản nháp
column-sample = Mẫu
column-village = Thôn | Bản | Khối
column-coordinates = Tọa độ
column-map = Bản đồ
column-photo = Ảnh
column-directions = Đường đi | Chỉ đường
column-consent = Đồng ý | Sự đồng ý
column-start = Bắt đầu | Từ ngày | Ngày | Ngày bắt đầu | Ngày tổ chức | Thời gian | Thời gian bắt đầu | Thời gian tổ chức
column-start-time = Giờ | Giờ bắt đầu
column-end = Kết thúc | Đến ngày | Ngày kết thúc | Thời gian kết thúc
column-end-time = Giờ kết thúc
column-all-day = Cả ngày
column-venue = Địa điểm | Nơi tổ chức | Địa điểm tổ chức
column-organiser = Đơn vị tổ chức | Cơ quan tổ chức | Chủ trì | Đơn vị chủ trì | Cơ quan chủ trì
column-chair = Người chủ trì
column-audience = Đối tượng tham dự | Phạm vi
column-state = Trạng thái | Tình trạng
column-campaign = Chiến dịch
column-topics = Chủ đề bài viết | Chủ đề
column-result-metric = Kết quả tính bằng
column-result-count = Kết quả | Số lượng
column-name = Họ và tên | Họ tên
column-sort-name = Tên để xếp thứ tự
column-honorific = Ông/Bà | Danh xưng
column-position = Chức vụ | Nghề nghiệp | Chức vụ, nghề nghiệp
column-organisation = Cơ quan
column-field = Lĩnh vực
column-year = Năm
column-hometown = Quê quán
column-ethnicity = Dân tộc
column-achievement = Thành tích
column-award = Khen thưởng | Hình thức khen thưởng
column-quote = Trích dẫn
cell-yes = có | x | đúng
cell-no = không
cell-always = luôn luôn | 24/7 | cả ngày đêm
cell-unknown = chưa rõ
cell-closed = nghỉ | đóng cửa
cell-event-state-confirmed = Xác nhận
cell-event-state-postponed = Hoãn | Hoãn lại | Tạm hoãn
cell-event-state-cancelled = Hủy | Bị hủy | Hủy bỏ

## Từ dùng trong tệp mà trang web không nói, kể cho người viết

word-consent-status-granted = đã đồng ý
word-consent-status-withdrawn = đã rút lại
word-consent-status-expired = đã hết hạn
word-consent-status-refused = không đồng ý
word-consent-status-pending = đang chờ trả lời
word-consent-basis-consent = người ấy đồng ý
word-consent-basis-public_event = ảnh sự kiện công khai
word-consent-basis-deceased_family = người đã mất, gia đình đồng ý
word-consent-basis-official_duty = đang làm nhiệm vụ
word-consent-subject-adult = người lớn
word-consent-subject-child_7_15 = trẻ từ 7 đến 15 tuổi
word-consent-subject-child_under_7 = trẻ dưới 7 tuổi
word-consent-scope-name = họ tên
word-consent-scope-position = chức vụ, nơi làm việc
word-consent-scope-bio = tiểu sử, việc làm
word-consent-scope-photo = ảnh
word-consent-scope-quote = lời nói
word-consent-scope-hometown = quê quán
word-consent-scope-ethnicity = dân tộc
word-consent-purpose-website = trang web
word-consent-purpose-print = in ấn
word-consent-purpose-social = mạng xã hội
word-consent-purpose-press = báo chí
word-consent-method-written = bằng văn bản
word-consent-method-recorded_call = cuộc gọi ghi âm
word-consent-method-sms = tin nhắn
word-consent-method-email = thư điện tử
word-consent-method-eform = biểu mẫu điện tử
word-picture-role-honoree = gương điển hình
word-picture-role-official = cán bộ
word-picture-role-crowd = đám đông
word-picture-role-child = trẻ em
word-picture-role-beneficiary = người được trợ giúp
word-picture-role-survivor = người bị bạo lực
word-sensitivity-ordinary = trang thường
word-sensitivity-sensitive = trang nhạy cảm
