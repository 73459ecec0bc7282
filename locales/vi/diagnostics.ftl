### Câu báo lỗi và cảnh báo cho người viết nội dung. Bản tiếng Việt này là bản chuẩn.
###
### Mỗi vấn đề trong `src/diag/catalogue.rs` là một mục ở đây: câu nói điều gì sai, `.hint` nói cách
### sửa. `.hint-nearest` thay cho `.hint` khi chương trình đoán được từ người viết muốn dùng
### (`$nearest`). Một câu ngắn, giá trị trong dấu ` `, không có dấu chấm cuối câu.

## Đọc tệp

not-utf8 = Tệp không được lưu bằng mã UTF-8
    .hint = mở tệp, chọn “Lưu thành” (Save as) với mã hóa UTF-8 rồi lưu lại
wrong-encoding = { $encoding ->
        [misread-utf-8] Chữ trong tệp bị vỡ vì văn bản UTF-8 đã bị đọc nhầm rồi lưu lại
        [misread-utf-8-twice] Chữ trong tệp bị vỡ hai lần vì văn bản UTF-8 đã bị đọc nhầm rồi lưu lại
        [windows-1258] Tệp được gõ bằng bảng mã windows-1258, không phải UTF-8
        [tcvn3] Tệp được gõ bằng bảng mã TCVN3 (ABC), không phải UTF-8
        [vni] Tệp được gõ bằng bảng mã VNI, không phải UTF-8
       *[other] Tệp được lưu bằng { $encoding }, không phải UTF-8
    }: lẽ ra đọc là “{ $reads }”
    .hint = chạy `tincay fix encoding { $file }` để chuyển tệp này sang UTF-8
lost-letters = { $count ->
        [one] Dòng này bị mất chữ, người đọc sẽ thấy `{ "\uFFFD" }` ở chỗ mất
       *[other] Có { $count } dòng bị mất chữ ({ $lines }), người đọc sẽ thấy `{ "\uFFFD" }` ở chỗ mất
    }
    .hint = gõ lại những từ có `{ "\uFFFD" }`, hoặc chép lại từ bản gốc: máy không thể biết ở đó vốn là chữ gì
nul-byte = Tệp có ký tự rỗng (NUL) nên không phải là văn bản thuần
    .hint = tệp có thể đã hỏng: chép phần chữ từ bản gốc sang một tệp mới
merge-conflict = Hai người cùng sửa một chỗ, và tệp này đang giữ cả hai bản
    .hint = chọn một bản hoặc ghép hai bản lại, rồi xóa các dòng `<<<<<<<`, `=======` và `>>>>>>>`
file-too-large = Tệp nặng { $size } byte, vượt mức cho phép { $limit } byte
    .hint = chia thành nhiều tệp nhỏ hơn, hoặc giảm kích thước tệp
symbolic-link = Đây là lối tắt (symbolic link) nên không được đọc
    .hint = chép chính tệp ấy vào đây thay cho lối tắt
same-path = Tên tệp trùng với `{ $other }` khi không phân biệt chữ hoa, chữ thường
    .hint = đổi tên một trong hai tệp
bad-file-name = { $reason ->
        [copy] Tệp này có lẽ là bản chép của `{ $other }`: OneDrive, Google Drive hay Windows tự tạo khi hai nơi cùng sửa một tệp
        [data] Tệp này có lẽ là bản chép của `{ $other }`: OneDrive, Google Drive hay Windows tự tạo khi hai nơi cùng sửa một tệp
        [folder] Thư mục chứa tệp này có lẽ là bản chép của `{ $other }`: OneDrive, Google Drive hay Windows tự tạo, hoặc có người chép lại
       *[form] Tên tệp `{ $name }` không đúng mẫu
    }
    .hint = { $reason ->
        [copy] mở cả hai tệp ra so: giữ bản mới hơn dưới tên `{ $other }`, rồi đưa tệp này ra khỏi thư mục `content`; nếu một trong hai bản ghi người được nêu đã rút lại sự đồng ý thì giữ đúng điều ấy
        [data] mở cả hai tệp ra so: giữ bản mới hơn dưới tên `{ $other }`, rồi đưa tệp này ra khỏi thư mục `content`
        [folder] so các tệp trong hai thư mục: giữ bản mới hơn của mỗi tệp trong `{ $other }`, rồi đưa thư mục này ra khỏi thư mục `content`; nếu bản nào ghi người được nêu đã rút lại sự đồng ý thì giữ đúng điều ấy
       *[form] dùng chữ thường không dấu, chữ số, dấu gạch ngang và mã ngôn ngữ, ví dụ `le-phat-dong.vi.md`
    }
unknown-folder = Không rõ `{ $name }` là loại nội dung nào nên tệp này bị bỏ qua
    .hint = dùng một trong các tên: { $accepted }; tệp không dùng thì đưa ra ngoài thư mục `content`
    .hint-nearest = có phải bạn muốn đặt tên là `{ $nearest }`?
guard-unread = Tệp này ghi điều phải giữ kín (mục `{ $key }`) mà tincay không đọc vì tệp nằm sai chỗ hoặc mang tên lạ, nên tên người và địa điểm trong đó không còn được giữ kín trong các bài khác
    .hint = dời tệp về chỗ cũ, đặt lại tên cũ; muốn cất đi thì để nguyên ở đó và thêm dòng `draft: true`
file-unread = { $reason ->
        [text] Tệp này không có đuôi `.md` nên không được đọc, nội dung trong đó không lên trang web
        [word] Tệp Word không được đọc, nội dung trong đó không lên trang web
        [sheet] Bảng tính không được đọc, nội dung trong đó không lên trang web
        [attachment] Không có chỗ nào nhắc đến tệp này nên tệp không được dùng
        [folder] Đây là một thư mục, tuy tên giống tên của một bài viết
        [jpeg] Đuôi của ảnh này không phải đuôi thường dùng của ảnh JPEG nên ảnh không được dùng
        [misplaced] Tệp này nằm sai chỗ nên không được đọc
        [loose] Bài viết này nằm ngoài các thư mục nội dung nên không được đọc
        [capitals] Đuôi tệp viết bằng chữ hoa nên tệp này không được đọc
        [copy] Tệp này có lẽ là bản chép của `{ $other }` do OneDrive, Google Drive hay Windows tự tạo; vì nó ghi người được nêu đã rút lại sự đồng ý nên người ấy được gỡ xuống
       *[other] Trang web không dùng được loại tệp này nên tệp bị bỏ qua
    }
    .hint = { $reason ->
        [text] nếu là nội dung của trang, đổi tên thành `{ $name }`; trong Windows, bật View → File name extensions để thấy cả đuôi tệp
        [word] mở bằng Word, chép phần chữ sang một tệp mới tên là `{ $name }`, rồi chuyển tệp Word ra ngoài thư mục `content`
        [sheet] đưa từng dòng vào bằng `tincay import` (xem `tincay import --help`), rồi chuyển bảng tính ra ngoài thư mục `content`
        [attachment] nếu là văn bản, ghi `file: { $name }` vào văn bản ấy trong `content/documents.yaml`; nếu không, chuyển ra ngoài thư mục `content`
        [folder] nếu là bài viết, chuyển chữ bên trong vào một tệp mang tên ấy; nếu là thư mục, đổi thành tên không có dấu chấm
        [jpeg] đổi tên thành `{ $name }`, cả ở chỗ nhắc đến ảnh; bản thân ảnh không phải sửa
        [misplaced] chuyển đến `{ $name }`, hoặc chép nội dung vào tệp ấy nếu đã có
        [loose] chuyển vào thư mục của loại nội dung ấy, ví dụ tin bài để trong `{ $name }`
        [capitals] đổi tên thành `{ $name }`
        [copy] ghi `status: withdrawn` và `withdrawn_on` vào `{ $other }` đúng như ở đây, rồi đưa tệp này ra khỏi thư mục `content`
       *[other] xóa, hoặc chuyển ra ngoài thư mục `content`
    }
unknown-language = Trang web này không có ngôn ngữ `{ $language }`
    .hint = dùng một trong: { $accepted }; hoặc thêm ngôn ngữ vào `content/site.yaml`
locale-missing = Trang web chưa dùng được ngôn ngữ `{ $language }`: chưa có tệp `{ $file }`
    .hint = tạo tệp ấy với dòng `fallback: vi` (hoặc `en`) rồi dịch câu chữ vào `site.ftl` bên cạnh; nếu chỉ gõ nhầm mã: chương trình có sẵn { $accepted }
    .hint-nearest = đổi tên thư mục `locales/{ $nearest }` thành `locales/{ $language }`: chữ hoa, chữ thường phải đúng như mã
missing-file = Thiếu tệp `{ $file }`
    .hint = tạo tệp này, lấy lại từ bản lưu trước, hoặc sửa chỗ nhắc đến nó

## Phần thông tin đầu tệp và các tệp YAML

no-front-matter = { $reason ->
        [end] Phần thông tin đầu tệp chưa có dòng `---` kết thúc
        [dash] Dòng này phải là ba dấu gạch ngắn `---`
       *[none] Đầu tệp chưa có phần thông tin giữa hai dòng `---`
    }
    .hint = { $reason ->
        [end] thêm một dòng `---` ngay trước dòng này, nếu phần thông tin đến đây là hết
        [dash] xóa dòng này rồi gõ lại ba dấu `-` liền nhau: Word hay tự đổi chúng thành một gạch dài
       *[none] tệp phải bắt đầu bằng một dòng `---`, rồi các dòng như `title: …`, rồi một dòng `---` nữa
    }
front-matter-too-large = Phần thông tin đầu tệp vượt quá { $limit }
    .hint = chuyển phần chữ dài xuống dưới dòng `---` thứ hai
bad-yaml = { $reason ->
        [colon] Trong câu chữ có dấu hai chấm nên máy hiểu nhầm
        [no-colon] Dòng này thiếu dấu hai chấm, hoặc thiếu dấu cách sau dấu hai chấm
        [no-break] Sau dấu hai chấm là một dấu cách lạ, máy không coi là dấu cách
        [no-break-indent] Dòng này thụt vào bằng dấu cách đặc biệt, máy không coi là dấu cách
        [indent] Dòng này thụt vào không đúng chỗ
        [tab] Đầu dòng có dấu Tab
        [quote] Dấu ngoặc kép mở ở đây chưa được đóng
        [bracket] Dấu ngoặc mở ở đây chưa được đóng
        [curly] Ngoặc kép cong “ ” ở đây không phải là ngoặc kép của máy
        [quotes] Ngoặc đã đóng mà câu chưa hết
        [closing] Dấu ngoặc đóng này thừa
        [flow] Trong dấu ngoặc này có chỗ máy không tách được thành từng mục
        [dash] Đây là danh sách, nhưng có dòng thiếu dấu gạch đầu dòng
        [character] Câu chữ không được bắt đầu bằng ký tự này
        [dashes] Dòng `---` này thừa
        [keys] Chỗ này phải là các dòng dạng `mục: nội dung`
        [list] Tệp này phải là một danh sách
        [deep] Các dấu ngoặc hay gạch đầu dòng lồng nhau quá sâu
        [doubtful] Dòng này viết theo cách mà các máy hiểu không giống nhau
       *[other] Máy không hiểu được chỗ này
    }
    .hint = { $reason ->
        [colon] đặt cả câu trong ngoặc kép, ví dụ `title: "Bài 1: mở đầu"`
        [no-colon] viết `mục: nội dung`, sau dấu hai chấm có một dấu cách
        [no-break] xóa dấu cách ấy rồi gõ lại bằng phím cách; dấu lạ thường đến từ Word hoặc trang web
        [no-break-indent] xóa hết phía trước chữ hay dấu gạch đầu tiên của dòng rồi gõ lại dấu cách bằng phím cách; loại đặc biệt thường đến từ Word hoặc trang web
        [indent] các mục ngang hàng phải bắt đầu thẳng cột với nhau; mục con thụt vào hai dấu cách
        [tab] thay dấu Tab bằng dấu cách
        [quote] thêm dấu `"` ở cuối câu
        [bracket] thêm dấu `]` hoặc dấu ngoặc nhọn đóng ở cuối
        [curly] đặt cả câu trong ngoặc kép thẳng, như `title: "Bài 1: mở đầu"`; ngoặc cong do Word tự đổi
        [quotes] đặt cả câu trong ngoặc kép thẳng, bên trong chỉ dùng ngoặc cong, như `"Bài “một” hai"`
        [closing] xóa dấu ngoặc ấy, hoặc thêm dấu mở ở trước
        [flow] ngăn các mục bằng dấu phẩy; câu nào có dấu hai chấm hay dấu phẩy thì đặt trong ngoặc kép
        [dash] mỗi dòng bắt đầu bằng `- `, tức là dấu gạch rồi một dấu cách, các dấu gạch thẳng cột với nhau
        [character] đặt cả câu trong ngoặc kép
        [dashes] xóa dòng này
        [keys] viết mỗi mục một dòng, ví dụ `title: Lễ phát động`
        [list] viết mỗi phần tử bắt đầu bằng dấu `- `, như trong các tệp mẫu
        [deep] xóa bớt dấu ngoặc hay gạch đầu dòng thừa
        [doubtful] viết mỗi mục một dòng; để một dấu cách trước dấu `#`; dấu ngoặc đóng nằm cùng dòng, hoặc thụt vào như các dòng trên nó
       *[other] xem lại dấu hai chấm, dấu ngoặc và khoảng trắng đầu dòng; máy báo “{ $reason }”
    }
hashtag-lost = Chữ từ `{ $lost }` trở đi không lên trang web: dấu `#` sau dấu cách bắt đầu một ghi chú
    .hint = đặt cả câu trong ngoặc kép, ví dụ `title: "Chiến dịch #BinhDang"`; nếu đúng là ghi chú, viết thêm dấu cách sau `#`
word-quotes = Mục `{ $key }` nằm trong ngoặc kép cong “ ” do Word tự đổi: máy coi hai dấu ấy là một phần của nội dung
    .hint = xóa hai dấu ấy; nếu muốn người đọc thấy dấu ngoặc thì thêm ngoặc kép thẳng ở ngoài, ví dụ `"“Chung tay”"`
duplicate-key = Mục `{ $key }` viết hai lần
    .hint = giữ lại một, xóa mục kia
unknown-key = Không có mục `{ $key }`
    .hint = các mục dùng được ở đây: { $accepted }
    .hint-nearest = có phải bạn muốn viết `{ $nearest }`?
missing-key = { $within ->
        [none] Thiếu mục `{ $key }`
       *[other] Trong mục `{ $within }` thiếu `{ $key }`
    }
    .hint = { $within ->
        [none] { $set ->
            [words] thêm một dòng `{ $key }: …` vào chỗ này, chọn một trong: { $accepted }
           *[other] thêm một dòng `{ $key }: …` vào chỗ này
        }
       *[other] { $set ->
            [words] thêm `{ $key }: …` vào bên trong mục `{ $within }`, chọn một trong: { $accepted }
           *[other] thêm `{ $key }: …` vào bên trong mục `{ $within }`, thụt vào như các mục con khác
        }
    }
wrong-type = Mục `{ $key }` phải là { $expected ->
        [text] chữ
        [texts] chữ cho từng ngôn ngữ
        [number] số
        [integer] số nguyên
        [boolean] `true` hoặc `false`
        [date] ngày
        [list] danh sách
        [map] nhóm các mục con
       *[other] `{ $expected }`
    }, ở đây lại là { $found ->
        [text] chữ
        [texts] chữ cho từng ngôn ngữ
        [number] số
        [integer] số nguyên
        [negative] số âm
        [fraction] số có phần lẻ
        [large] số quá lớn
        [grouped] số có dấu ngăn hàng nghìn
        [boolean] `true` hoặc `false`
        [date] ngày
        [list] danh sách
        [map] nhóm các mục con
        [nothing] chỗ trống
       *[other] `{ $found }`
    }
    .hint = { $expected ->
        [text] viết một câu chữ, đặt trong ngoặc kép nếu có ký tự lạ
        [texts] viết mỗi ngôn ngữ một dòng thụt vào, bắt đầu bằng mã ngôn ngữ
        [number] viết chữ số, không đặt trong ngoặc kép
        [integer] viết chữ số, không có dấu trừ hay phần lẻ, không đặt trong ngoặc kép
        [boolean] viết `true` (có) hoặc `false` (không)
        [date] viết năm-tháng-ngày, ví dụ `2023-11-13`
        [list] viết mỗi phần tử một dòng thụt vào, bắt đầu bằng dấu `- `
        [map] { $key ->
            [result] ghi cả cách tính và số, như `result: { "{" } metric: participants, count: 300 { "}" }`; `metric` là một trong: honoured_women (phụ nữ được biểu dương), gifts (suất quà), participants (lượt người tham gia), communes (lượt xã, phường), materials (ấn phẩm)
            [verified] ghi ngày và cơ quan xác minh, như `verified: { "{" } on: 2023-11-13, by: … { "}" }`
            [published_by] ghi văn bản và cơ quan duyệt, như `published_by: { "{" } document: …, approved_by: … { "}" }`
            [period] ghi ngày đầu và ngày cuối, như `period: { "{" } from: 2023-11-15, to: 2023-12-15 { "}" }`
            [image] ghi tệp và lời thay cho ảnh, như `image: { "{" } file: anh.jpg, alt: … { "}" }`
           *[other] viết mỗi mục con một dòng thụt vào, dạng `mục: nội dung`
        }
       *[other] sửa lại giá trị của `{ $key }`
    }
    .hint-nearest = viết liền các chữ số, không có dấu chấm, dấu phẩy hay dấu cách: `{ $nearest }`
wrong-value = Mục `{ $key }` không nhận giá trị `{ $value }`
    .hint = { $key ->
        [number] chỉ viết chữ số, không dấu cách, không dấu chấm; cách đọc thì ghi ở `display`
        [hours] viết như `mon-fri: 07:00-17:00`, `mon-fri: [07:00-11:30, 13:30-17:00]` (nghỉ trưa), `sat: 22:00-06:00` (qua đêm) hoặc `sun: closed`; hoặc chỉ một chữ `always` hay `unknown`
        [path] ngôn ngữ thứ nhất viết `path: ""`, mỗi ngôn ngữ sau một chữ riêng, ví dụ `path: en`
        [time_zone] ở Việt Nam viết `Asia/Ho_Chi_Minh`
        [paging] viết một số nguyên từ 1 trở lên
        [items] viết một số nguyên từ 1 trở lên
        [places] viết số ngày, từ 1 đến 3650
        [hotlines] viết số ngày, từ 1 đến 3650
        [year] viết năm đủ bốn chữ số, ví dụ `2026`
       *[other] dùng một trong: { $accepted }
    }
    .hint-nearest = { $set ->
        [words] có phải bạn muốn viết `{ $nearest }` ({ $label })?
       *[other] có phải bạn muốn viết `{ $nearest }`?
    }
wrong-date = { $reason ->
        [no-day] Mục `{ $key }` ghi một ngày không có trong lịch: `{ $value }`
        [no-hour] Mục `{ $key }` ghi một giờ không có trong ngày: `{ $value }`
        [time] Mục `{ $key }` chỉ ghi ngày, không ghi giờ: `{ $value }`
        [zone] Mục `{ $key }` có ghi múi giờ: `{ $value }`
       *[form] Mục `{ $key }` có ngày không đúng: `{ $value }`
    }
    .hint = { $reason ->
        [no-day] xem lại tháng ấy có bao nhiêu ngày
        [no-hour] viết giờ từ `00:00` đến `23:59`
        [zone] bỏ múi giờ và viết theo giờ nơi tổ chức, ví dụ `2023-11-13T08:00`
       *[form] { $expected ->
            [day] viết năm-tháng-ngày, ví dụ `2023-11-13`
           *[time] viết năm-tháng-ngày, ví dụ `2023-11-13`; có giờ thì viết `2023-11-13T08:00`
        }
    }
    .hint-nearest = { $reason ->
        [time] mục này không hẹn được đến giờ, hãy viết `{ $nearest }`
       *[form] có phải bạn muốn viết `{ $nearest }`?
    }
wrong-url = Mục `{ $key }` không phải là địa chỉ web đầy đủ: `{ $value }`
    .hint = viết cả phần đầu `https://`, ví dụ `https://example.org/`
wrong-contact = { $reason ->
        [web] Địa chỉ ở mục `publisher.contact` thiếu phần đầu `https://`
        [phone] Mục `publisher.contact` là số điện thoại, không đăng được ở đây
       *[form] Mục `publisher.contact` không phải là địa chỉ thư hay địa chỉ trang web
    }
    .hint = { $reason ->
        [phone] viết địa chỉ thư, ví dụ `lienhe@mau.gov.vn`, hoặc địa chỉ một trang; số điện thoại chỉ ghi ở `content/hotlines.yaml`
       *[form] viết địa chỉ thư, ví dụ `lienhe@mau.gov.vn`, địa chỉ bắt đầu bằng `https://`, hoặc một trang ở đây, ví dụ `/lien-he/`
    }
    .hint-nearest = có phải bạn muốn viết `{ $nearest }`?
wrong-colour = Mục `{ $key }` không phải là mã màu: `{ $value }`
    .hint = viết dấu `#` và sáu ký tự 0–9, a–f trong ngoặc kép, ví dụ `"#b3261e"`
phone-number = { $reason ->
        [zero] Mục `{ $key }` có số điện thoại thiếu số 0 ở đầu
        [plus] Mục `{ $key }` có số điện thoại thiếu dấu `+` ở đầu
        [gone] Mục `{ $key }` có số điện thoại mang đầu số không còn dùng nữa
        [digits] Mục `{ $key }` có số điện thoại { $count } chữ số, phải có { $expected } chữ số mới gọi được
       *[form] Mục `{ $key }` có số điện thoại không gọi được
    }
    .hint = { $reason ->
        [zero] thêm số 0 và đặt cả số trong ngoặc kép, ví dụ `"0912345678"`: bảng tính hay bỏ mất số 0 đứng đầu
        [plus] thêm dấu `+` trước `84`, hoặc thay `84` bằng số 0, và đặt cả số trong ngoặc kép, ví dụ `"0912345678"`
        [gone] hỏi lại số mới: từ năm 2018 số di động 11 chữ số đã đổi thành 10 chữ số, ví dụ 0168 nay là 038; số máy bàn nay bắt đầu bằng 02
        [digits] so lại từng chữ số với nơi cho số: số di động (03, 05, 07, 08, 09) có 10 chữ số, số máy bàn (02) có 11 chữ số, kể cả số 0 ở đầu; viết `+84` thì bỏ số 0 ấy
       *[form] { $key ->
            [number] viết đủ chữ số, ví dụ `0912345678`, `19001234` hoặc `113`
           *[other] viết mỗi số một phần tử, chỉ gồm chữ số, ví dụ `["0912 345 678", "0205 3812 345"]`; tên người và lời giải thích thì bỏ ra
        }
    }
    .hint-nearest = có phải bạn muốn viết `"{ $nearest }"`?
empty-text = Mục `{ $key }` để trống
    .hint = viết nội dung, hoặc xóa cả dòng
text-missing-language = Mục `{ $key }` chưa có chữ cho ngôn ngữ `{ $language }`
    .hint = thêm `{ $language }: …` vào mục `{ $key }`
text-untranslated = Mục `{ $key }` chưa có chữ cho ngôn ngữ `{ $language }`: người đọc thấy chữ của ngôn ngữ khác
    .hint = thêm `{ $language }: …` vào mục `{ $key }`
fact-in-translation = { $reason ->
        [copy] Chữ trong bản dịch này giống hệt bản gốc, có lẽ tệp bản gốc đã bị chép đè lên
       *[fact] Mục `{ $key }` chỉ được viết trong bản gốc
    }
    .hint = { $reason ->
        [copy] đừng sửa từng mục: lấy lại bản dịch cũ từ thùng rác, bản sao hoặc git; nếu chưa từng có bản dịch thì xóa tệp này
       *[fact] xóa khỏi bản dịch: mọi ngôn ngữ đều lấy mục này từ bản gốc
    }

## Liên hệ giữa các nội dung

no-original = { $reason ->
        [site] Chưa có bài nào bằng `{ $language }`, mà ngôn ngữ đứng đầu `languages` phải là ngôn ngữ của các bản gốc
       *[piece] Bản dịch này không có bản gốc ngôn ngữ `{ $language }`
    }
    .hint = { $reason ->
        [site] chuyển `{ $language }` xuống dưới ngôn ngữ mà các bài đang viết
       *[piece] nếu bản gốc đã đổi tên thì đổi tên tệp này theo cho giống; nếu chưa có bản gốc thì tạo tệp cùng tên với đuôi `.{ $language }.md`
    }
    .hint-nearest = nếu đây là bản dịch của bài `{ $nearest }` bên cạnh thì đổi phần đầu tên tệp này thành `{ $nearest }`; nếu không, tạo tệp cùng tên với đuôi `.{ $language }.md`
no-name = { $kind ->
        [translation] Bản dịch này chưa có tên nên chưa được dùng: người đọc vẫn thấy bản gốc
       *[original] Bài này chưa có tên nên chưa được công bố
    }
    .hint = viết tên vào `title`, thay cho chữ giữ sẵn nếu có
no-words = { $reason ->
        [copy] Chữ trong bản dịch này giống hệt bản gốc nên chưa được dùng: người đọc vẫn thấy bản gốc
       *[empty] Bản dịch này mới có tên, chưa có nội dung nên chưa được dùng: người đọc vẫn thấy bản gốc
    }
    .hint = { $reason ->
        [copy] nếu tệp bản gốc bị chép đè lên, lấy lại bản dịch cũ từ thùng rác, bản sao hoặc git; nếu chưa dịch, dịch cả `title` và phần chữ
       *[empty] dịch phần chữ dưới dòng `---` thứ hai: chỉ có đề mục, ảnh hay lệnh chèn thì chưa đủ
    }
duplicate-id = Mã `{ $id }` đã được dùng ở `{ $other }`
    .hint = đặt mã khác, hoặc đổi tên tệp nếu mã lấy từ tên tệp: mỗi mã chỉ dùng một lần
successor-loop = Các `successor` nối từ `{ $id }` lại quay về chính `{ $id }`
    .hint = sửa một `successor` trong vòng ấy cho dẫn đến nơi đang tồn tại, hoặc xóa mục ấy
unknown-reference = { $key ->
        [figure] Ảnh `{ $id }` chưa được khai báo ở mục `pictures`
        [lost] Không có tệp `{ $file }`, hoặc tệp trống, mà { $count } chỗ nhắc đến điều ghi trong đó
       *[other] `{ $key }` nhắc đến `{ $id }`, nhưng không có gì mang mã ấy
    }
    .hint = { $key ->
        [figure] thêm vào phần đầu của bản gốc: `pictures: [{"{"} id: anh-1, file: { $id }, alt: điều nhìn thấy trong ảnh {"}"}]`
        [lost] lấy lại tệp từ thùng rác, bản sao hoặc git; nếu chưa từng có thì tạo tệp ấy: nơi đầu tiên cần đến là `{ $other }`
       *[other] xem lại cách viết mã, hoặc thêm nội dung mang mã ấy
    }
    .hint-nearest = có phải bạn muốn viết `{ $nearest }`?
reference-not-published = { $reason ->
    [untold] Chỗ này nhắc đến nội dung không được công bố nên bị bỏ qua
    [number] Số của `{ $id }` không được công bố lần này nên chỗ này chỉ còn tên, không có số để gọi
   *[other] `{ $id }` không được công bố lần này nên chỗ nhắc đến nó bị bỏ qua
}
    .hint = { $reason ->
        [untold] xóa chỗ nhắc này
       *[other] công bố `{ $id }`, hoặc xóa chỗ nhắc đến nó
    }
duplicate-address = Địa chỉ `{ $address }` { $other ->
        [list] đã thuộc về một trang danh sách hoặc một tệp mà trang web tự tạo
       *[file] trùng với địa chỉ của `{ $other }`
    }
    .hint = đặt `slug` khác cho một trong hai, hoặc xóa địa chỉ cũ trong `aliases`
    .hint-nearest = đặt `slug` khác cho một trong hai, ví dụ `slug: { $nearest }`
bad-slug = Không thể dùng `{ $slug }` làm địa chỉ
    .hint = chỉ dùng chữ thường không dấu, chữ số và dấu gạch ngang
    .hint-nearest = { $file ->
        [file] địa chỉ lấy từ tên tệp: đổi tên tệp, phần trước mã ngôn ngữ thành `{ $nearest }`, cả ở các bản dịch
        [folder] địa chỉ lấy từ tên thư mục: đổi tên thư mục thành `{ $nearest }`
       *[other] hãy viết `{ $nearest }`
    }
bad-alias = Không thể dùng `{ $alias }` làm địa chỉ cũ
    .hint = viết đường dẫn trong trang web này, bắt đầu bằng `/`, ví dụ `/bai-cu/`
dead-link = { $reason ->
        [empty] Liên kết này chưa có đích
        [scheme] Liên kết `{ $link }` thiếu phần đầu `https://`
        [mail] Liên kết `{ $link }` là địa chỉ thư, phải có phần đầu `mailto:`
        [paper] Tệp PDF `{ $link }` có đó, nhưng chỉ được đăng cùng văn bản mà nó thuộc về
       *[file] Liên kết `{ $link }` không dẫn đến tệp nào
    }
    .hint = { $reason ->
        [paper] khai báo văn bản ở `content/documents.yaml`, ghi tên tệp vào mục `file`, rồi viết `{"{{"}document mã{"}}"}` thay cho liên kết
       *[file] viết đường dẫn đến tệp nguồn tính từ tệp này, ví dụ `../events/2023/le-phat-dong.vi.md`
    }
    .hint-nearest = { $reason ->
        [paper] viết `{ $nearest }` thay cho liên kết
       *[file] có phải bạn muốn dẫn đến `{ $nearest }`?
    }
link-space = Đích của liên kết có dấu cách nên đây không thành liên kết: `{ $link }`
    .hint = viết đích trong dấu nhọn: `(<{ $link }>)`, hoặc đổi tên tệp cho hết dấu cách
own-address = Trang web này không có trang nào ở `{ $link }`
    .hint = viết đường dẫn đến tệp nguồn thay cho địa chỉ, ví dụ `../events/2023/le-phat-dong.vi.md`: máy sẽ kiểm tra và dẫn đến đúng ngôn ngữ
dead-fragment = Không có đề mục nào mang mã `{ $fragment }`
    .hint = thêm mã `{"{"}#…{"}"}` vào cuối dòng đề mục, hoặc xóa phần từ dấu `#` trong liên kết
    .hint-nearest = có phải bạn muốn viết `{ $nearest }`?
heading-not-shared = Bản `{ $file }` không có đề mục nào ứng với `#{ $fragment }`, nên liên kết chỉ dẫn đến đầu trang
    .hint = thêm `{"{"}#{ $fragment }{"}"}` vào cuối dòng đề mục tương ứng trong tệp ấy, hoặc để hai bản có cùng các đề mục
safety-not-translated = Trang về an toàn chưa có bản `{ $language }`
    .hint = dịch trang này trước mọi trang khác: người đang gặp nguy hiểm phải đọc được
translation-stale = Bản gốc `{ $original }` đã thay đổi sau khi được dịch
    .hint = sửa bản dịch cho khớp, rồi chạy `tincay translate accept { $file }`
link-not-published = { $reason ->
    [untold] Liên kết ở chỗ này dẫn đến nội dung không được công bố nên chỉ còn chữ
   *[other] Liên kết `{ $link }` dẫn đến nội dung không được công bố lần này nên chỉ còn chữ
}
    .hint = { $reason ->
        [untold] xóa liên kết, chỉ để lại chữ
       *[other] công bố nội dung ấy, hoặc xóa liên kết
    }
example-address = Trang web được công bố với địa chỉ mẫu `{ $address }`
    .hint = ghi địa chỉ thật mà người xem sẽ gõ vào `base_url` trong `content/site.yaml`
missing-picture = Không tìm thấy ảnh `{ $file }`
    .hint = đặt ảnh cạnh tệp này, hoặc sửa lại tên ảnh
    .hint-nearest = có phải bạn muốn dùng `{ $nearest }`?
picture-format = Tệp `{ $file }` { $format ->
    [heic] là ảnh HEIC, trình duyệt không hiển thị được
    [avif] là ảnh AVIF, chương trình không đọc được
    [gif] là ảnh GIF, chương trình không đọc được
    [svg] là hình vẽ SVG, có thể mang theo mã lệnh và dấu vết của người vẽ
    [tiff] là ảnh TIFF, trình duyệt không hiển thị được
    [bmp] là ảnh BMP, chương trình không đọc được
    [animated] là ảnh động, trang không đăng ảnh động
    [cmyk] dùng hệ màu in CMYK, lên màn hình sẽ sai màu
    [jfif] là ảnh JPEG nhưng tên không có đuôi thường dùng
    [empty] là tệp rỗng
   *[other] không phải là ảnh đọc được
}
    .hint = { $format ->
        [heic] trên iPhone, vào Cài đặt → Camera → Định dạng → Tương thích nhất, hoặc gửi ảnh qua thư điện tử cho chính mình, rồi lưu thành JPEG
        [jfif] đổi đuôi của tệp thành `.jpg`, ở cả tên tệp và chỗ nhắc đến; ảnh không phải lưu lại
        [svg] mở bằng chương trình đã vẽ rồi xuất ra PNG, rộng ít nhất 1600 điểm ảnh
        [cmyk] xin người thiết kế bản JPEG hệ màu RGB (sRGB), hoặc mở ra rồi lưu lại như vậy
        [animated] lưu một hình trong đó thành JPEG hoặc PNG
       *[other] mở ra rồi lưu thành JPEG (ảnh chụp) hoặc PNG (hình vẽ)
    }
picture-broken = Ảnh `{ $file }` bị hỏng hoặc chưa được chép hết
    .hint = chép lại từ nơi lưu ảnh gốc rồi mở thử xem có xem được không
picture-too-large = Ảnh `{ $file }` quá lớn: { $size }, vượt mức { $limit }
    .hint = lưu lại bản nhỏ hơn; chiều ngang 2000 điểm ảnh là đủ cho mọi màn hình
picture-undescribed = Ảnh chưa có lời mô tả cho người không nhìn thấy
    .hint = viết vào giữa hai ngoặc vuông điều nhìn thấy trong ảnh: `![điều nhìn thấy](anh.jpg)`
picture-small = Ảnh `{ $file }` chỉ rộng { $width } điểm ảnh, lên trang sẽ bị mờ
    .hint = dùng ảnh gốc từ máy chụp, rộng ít nhất { $least } điểm ảnh; ảnh gửi qua ứng dụng nhắn tin đã bị thu nhỏ
unsafe-path = Đường dẫn `{ $path }` ra ngoài thư mục của trang web
    .hint = chỉ dùng tệp nằm trong thư mục `content`, đường dẫn không bắt đầu bằng `/`

## Trong bài viết

raw-html = Không được viết HTML trong bài: `{ $tag }`
    .hint = dùng cách viết Markdown: `**chữ đậm**`, `[chữ](liên-kết)`, bảng, danh sách
unknown-directive = Không có lệnh chèn `{ $name }`
    .hint = các lệnh chèn dùng được: { $accepted }
    .hint-nearest = có phải bạn muốn viết `{ $nearest }`?
directive-argument = Lệnh chèn `{ $name }` viết chưa đúng
    .hint = viết `{ $expected }`
top-heading = Đề mục một dấu `#` đã dành cho tên bài
    .hint = bắt đầu từ hai dấu: `## …`
duplicate-heading-id = Mã đề mục `{ $id }` đã được dùng trong bài
    .hint = đặt mã khác ở cuối dòng đề mục: `{"{"}#…{"}"}`
foreign-image = Ảnh `{ $link }` nằm ở trang web khác
    .hint = tải ảnh về đặt cạnh tệp này: để giữ kín cho người đọc, trang không lấy gì từ nơi khác
link-scheme = { $scheme ->
        [drive] Liên kết này dẫn đến một tệp trên máy của người viết, không ai khác mở được
       *[other] Liên kết không được bắt đầu bằng `{ $scheme }`
    }
    .hint = { $scheme ->
        [drive] chép tệp vào cạnh bài rồi dẫn đến tên tệp; văn bản PDF thì khai báo ở `content/documents.yaml` rồi viết `{"{{"}document mã{"}}"}`
        [tel] dùng lệnh chèn `{"{{"}hotline 111{"}}"}`: số điện thoại chỉ để ở `content/hotlines.yaml`
       *[other] dùng địa chỉ `https://…`, `mailto:…` hoặc đường dẫn đến tệp nguồn
    }
unclosed-directive = Lệnh chèn `{ $name }` chưa được đóng
    .hint = viết `{"}}"}` ở cuối lệnh, trên cùng một dòng
directive-in-link = Lệnh chèn `{ $name }` không được nằm trong liên kết
    .hint = đưa lệnh chèn ra ngoài dấu `[…]`: lệnh này tự tạo liên kết
lost-markup = { $reason ->
        [heading] Chỗ này định làm đầu đề, nhưng người đọc sẽ thấy nguyên các dấu `#`
        [title] Chỗ này định làm đầu đề, nhưng sau dấu `#` thiếu dấu cách nên người đọc thấy nguyên dấu
        [item] Chỗ này định làm một mục của danh sách, nhưng người đọc sẽ thấy nguyên dấu đầu dòng
        [bullet] Chỗ này định làm một mục của danh sách, nhưng người đọc sẽ thấy một đoạn chữ liền có dấu đầu dòng
        [box-line] Chữ đứng cùng dòng với tên khung nên đây không thành khung, người đọc sẽ thấy nguyên chữ trong ngoặc
        [box] Không có khung nào tên như vậy, nên người đọc sẽ thấy nguyên chữ trong ngoặc
        [dash] Chỗ này định làm một mục của danh sách, nhưng sau dấu gạch thiếu dấu cách nên người đọc thấy một đoạn chữ liền
        [number] Chỗ này định làm một mục của danh sách, nhưng sau số thiếu dấu cách nên người đọc thấy một đoạn chữ liền
        [note] Ghi chú cuối trang này chưa có lời, nên người đọc thấy nguyên các dấu
        [stars] Chữ này định in đậm, nhưng có dấu cách bên trong các dấu sao nên người đọc thấy nguyên dấu
        [stars-end] Chữ này định in đậm, nhưng có chữ dính liền sau hai dấu sao cuối nên người đọc thấy nguyên dấu
        [stars-start] Chữ này định in đậm, nhưng hai dấu sao đầu dính liền chữ phía trước nên người đọc thấy nguyên dấu
        [letters] Mỗi mục a), b) ở đây một dòng, nhưng giữa chúng không có dòng trống nên người đọc thấy một đoạn chữ liền
        [cells] Đây là bảng chép từ Excel hay Word: trên trang web các ô và các dòng dính vào nhau, không thành bảng
        [tag] Đây là một thẻ của Word, người đọc sẽ thấy nguyên thẻ
        [row] Đây là các dòng của một bảng, nhưng thiếu dòng gạch dưới dòng đầu nên không thành bảng
        [indent] Đoạn này thụt vào nên thành một khung chữ máy, không phải chữ thường
        [underline] Dòng `---` ngay dưới đoạn này biến cả đoạn thành đầu đề
        [table] Dòng này không làm thành bảng với dòng trên, nên người đọc sẽ thấy nguyên các gạch
       *[gap] Giữa `]` và `(` có dấu cách, nên đây không phải là liên kết
    }
    .hint = { $reason ->
        [heading] gõ một dấu cách bằng phím cách ngay sau dấu `#`, thay cho dấu cách đang có nếu có: dấu cách chép từ Word hay trang web thường là loại đặc biệt
        [title] viết `## ` ở đầu dòng, ví dụ `## Chương trình`; thẻ thì viết liền các tiếng, ví dụ `#BìnhĐẳngGiới`
        [item] xóa ký tự ngay sau dấu đầu dòng rồi gõ một dấu cách bằng phím cách; dấu cách chép từ Word hay trang web thường là loại đặc biệt
        [bullet] thay dấu ấy bằng dấu gạch ngắn rồi một dấu cách, ví dụ `- một`, và để một dòng trống phía trên danh sách; muốn giữ dấu ấy thì để một dòng trống giữa các dòng
        [box-line] xuống dòng ngay sau dấu `]`, dòng dưới bắt đầu bằng `> `
        [box] dùng một trong: `[!NOTE]` (nên biết), `[!TIP]` (mẹo nhỏ), `[!IMPORTANT]` (quan trọng), `[!WARNING]` (lưu ý), `[!CAUTION]` (cẩn thận), một mình một dòng
        [dash] gõ một dấu cách sau dấu gạch, ví dụ `- một`, và để một dòng trống phía trên danh sách
        [number] gõ một dấu cách sau số, ví dụ `1. một`, và để một dòng trống phía trên danh sách
        [note] viết lời ghi chú ở cuối bài, một dòng riêng, ví dụ `[^1]: Theo báo cáo của xã`
        [stars] xóa dấu cách sau hai dấu sao đầu và trước hai dấu sao cuối, ví dụ `**chữ đậm**`
        [stars-end] gõ một dấu cách sau hai dấu sao cuối, ví dụ `**Thời gian:** 8 giờ`
        [stars-start] gõ một dấu cách trước hai dấu sao đầu, ví dụ `họp **(buổi sáng)**`
        [letters] để một dòng trống giữa các mục, hoặc viết `- ` ở đầu mỗi mục, ví dụ `- a) Đón khách`
        [cells] viết mỗi dòng dạng `| ô | ô |`, ngay dưới dòng đầu thêm `| --- | --- |`; nếu không cần bảng thì để một dòng trống giữa các dòng
        [tag] xóa thẻ này và thẻ đóng đi đôi với nó
        [row] thêm một dòng ngay dưới dòng này, ví dụ `| --- | --- |`, mỗi cột một lần `---`
        [indent] xóa hết dấu cách và dấu Tab ở đầu dòng
        [underline] để một dòng trống phía trên `---`; nếu đúng là đầu đề thì viết `## ` ở đầu dòng và bỏ `---`
        [table] viết `---` cho mỗi cột của dòng trên, ngăn bằng `|`, ví dụ `| --- | --- |`
       *[gap] xóa dấu cách ấy, ví dụ `[chữ](../pages/trang.vi.md)`
    }
unpaired-tag = Thẻ `{ $tag }` không có thẻ đi đôi
    .hint = viết đủ thẻ mở và thẻ đóng trong cùng một đoạn, hoặc xóa thẻ này

## Ngày tháng, thời gian, màu sắc

end-before-start = Kết thúc `{ $end }` lại trước lúc bắt đầu `{ $start }`
    .hint = sửa lại một trong hai
date-order = { $reason ->
        [future] Bài đề ngày `{ $end }`, còn ở phía trước, mà đã hiện trên trang từ hôm nay
        [never] Bài này không bao giờ lên trang web: hết hạn ngày `{ $end }`, trước cả ngày đăng `{ $start }`
       *[updated] Ngày cập nhật `{ $end }` lại trước ngày của bài `{ $start }`
    }
    .hint = { $reason ->
        [future] nếu gõ nhầm năm hoặc tháng thì sửa `date`; nếu bài chỉ được hiện từ ngày ấy thì ghi thêm `publish_on: { $end }`
        [never] sửa lại `publish_on` hoặc `expire_on`
       *[updated] sửa lại `date` hoặc `updated`
    }
hours-overlap = Giờ mở cửa ghi hai lần cho cùng một ngày: `{ $key }` và `{ $other }`
    .hint = mỗi ngày chỉ ghi một dòng, ví dụ tách `mon-fri` thành `mon` và `tue-fri`; trong ngày nghỉ trưa thì viết `[07:00-11:30, 13:30-17:00]`
low-contrast = Màu ở mục `{ $key }` khó đọc: độ tương phản chỉ đạt `{ $ratio }`
    .hint = chọn màu đậm hơn trên nền sáng, nhạt hơn trên nền tối
    .hint-nearest = dùng `{ $nearest }`, màu gần nhất đủ rõ

## An toàn

exit-same-site = Nút thoát khẩn cấp dẫn về chính trang web này
    .hint = chọn một trang quen thuộc ở tên miền khác, ví dụ `https://vi.wikipedia.org/`
exit-not-public = Nút thoát khẩn cấp dẫn đến `{ $host }`, nơi không phải ai cũng mở được
    .hint = chọn một trang quen thuộc có tên miền riêng, ví dụ `https://vi.wikipedia.org/`
exit-unchecked = { $days ->
        [future] Ngày kiểm tra trang đích của nút thoát khẩn cấp còn ở phía trước, nên coi như chưa kiểm tra
       *[other] Đã { $days } ngày chưa kiểm tra trang đích của nút thoát khẩn cấp
    }
    .hint = mở thử trang đích, rồi ghi ngày kiểm tra vào `checked_on` trong `content/site.yaml`
sensitive-word = Mục `{ $key }` của trang nhạy cảm không được có từ `{ $word }`
    .hint = { $key ->
        [id] đặt tên khác, trung tính: với đề mục, ghi ở cuối dòng, ví dụ `{"{"}#buoc-1{"}"}`, rồi dùng tên ấy trong liên kết; người khác có thể thấy nó trong lịch sử trình duyệt
       *[other] đặt `{ $key }` bằng lời trung tính: người khác có thể thấy nó trong lịch sử trình duyệt
    }
field-below-visibility = Không được ghi mục `{ $key }` khi mức công khai là `{ $visibility }`
    .hint = sửa trước hết mọi bài mà các lỗi khác nêu; rồi chuyển điều này từ tệp sang danh sách giữ ở ngoài, dùng với `--forbidden`: xóa mà không chuyển thì máy không còn dò điều ấy trong các bài nữa
address-in-text = Mục `{ $key }` cho biết nơi này ở đâu, trong khi nơi này chỉ được công khai tới cấp xã
    .hint = bỏ số nhà, tên đường, tên thôn, bản khỏi mục này: ai cần đến thì được chỉ đường qua điện thoại
visibility-never = Địa chỉ không công bố thì không được để trong thư mục nội dung
    .hint = xóa tệp này và nhờ người quản trị xóa cả khỏi lịch sử lưu trữ
individual-visibility = Địa chỉ do cá nhân phụ trách không được công khai như trụ sở
    .hint = đổi thành `visibility: hotline_only`, hoặc `area_phone` nếu người ấy đã đồng ý
shelter-visibility = { $reason ->
        [title] Tên này là tên của nhà tạm lánh, mà nơi người lánh nạn đang ở thì phải được giữ kín
        [venue] Địa điểm này là nhà tạm lánh, mà nơi người lánh nạn đang ở thì phải được giữ kín
       *[other] Nơi người lánh nạn đang ở (nhà tạm lánh, nhà an toàn) phải được giữ kín, không được hiện cả xã lẫn số điện thoại
    }
    .hint = { $reason ->
        [title] nếu đúng là nhà tạm lánh thì đổi thành `visibility: hotline_only`; nếu là địa chỉ tin cậy hay trụ sở mà ai cũng cần biết thì đặt tên đúng như thế, ví dụ “Địa chỉ tin cậy …”
        [venue] chỉ ghi tên xã, phường ở `venue`, hoặc ghi `audience: internal` để địa điểm không được hiện
       *[other] đổi thành `visibility: hotline_only`; nếu đây là địa chỉ tin cậy mà mọi người cần biết thì ghi `kind: trusted_address`; số máy ai cũng gọi được thì ghi vào `content/hotlines.yaml`
    }
missing-publication = { $reason ->
        [undated] Chưa đủ để công khai địa chỉ: văn bản công bố chưa ghi ngày ban hành
        [future] Chưa đủ để công khai địa chỉ: ngày ban hành của văn bản công bố chưa đến
       *[other] Chưa đủ để công khai địa chỉ: thiếu mục `{ $key }`, hoặc mục ấy chưa đầy đủ
    }
    .hint = { $reason ->
        [undated] ghi ngày vào `issued_on` của văn bản ấy trong `content/documents.yaml`, hoặc đổi thành `visibility: area_phone`
        [future] xem lại `issued_on` của văn bản ấy trong `content/documents.yaml`; nếu chưa ban hành, đổi thành `visibility: area_phone`
       *[other] { $key ->
            [address] ghi địa chỉ vào `address`, hoặc đổi thành `visibility: area_phone`
           *[other] ghi cả quyết định (`document`) và cơ quan đồng ý (`approved_by`) vào `published_by`, hoặc đổi thành `visibility: area_phone`
        }
    }
seat-not-public = { $reason ->
        [home] Nơi này là nhà riêng (`private_home`) nhưng lại ghi là do cơ quan phụ trách, nên chưa ai hỏi ý chủ nhà
       *[other] Chỉ trụ sở cơ quan mới được công khai địa chỉ đầy đủ
    }
    .hint = { $reason ->
        [home] nếu là nhà của một người thì ghi `holder: individual` cùng sự đồng ý của người ấy ở mục `consent`; nếu là trụ sở thì ghi loại trụ sở vào `seat`; chưa rõ thì đổi thành `visibility: hotline_only`
       *[other] đổi thành `visibility: area_phone` hoặc `hotline_only`; nếu đúng là trụ sở thì ghi loại trụ sở vào `seat`
    }
consent-lacking = Không được đưa lên vì { $reason ->
        [none] chưa ghi sự đồng ý của người được nêu
        [refused] người được nêu không đồng ý
        [pending] còn chờ người được nêu đồng ý
        [withdrawn] người được nêu đã rút lại sự đồng ý
        [withdrawn-undated] người được nêu đã rút lại sự đồng ý, mà chưa ghi ngày rút lại
        [taken-back] người được nêu đã rút lại sự đồng ý, mà tệp này không ghi: hình như đây là bản cũ của tệp
        [expired] sự đồng ý đã hết hạn
        [not-yet] sự đồng ý chưa đến ngày có hiệu lực hoặc chưa ghi ngày
        [purpose] sự đồng ý không gồm việc đưa lên trang web
        [basis] chưa ghi căn cứ của sự đồng ý
        [proof] chưa ghi đủ bằng chứng của sự đồng ý
        [example] `evidence` hoặc `recorded_by` còn là chữ mẫu của tệp mới, chưa điền
        [status] không đọc được `status` của sự đồng ý
        [public-event] ảnh sự kiện công khai không thay cho sự đồng ý về hồ sơ cá nhân
        [subject] chưa ghi người được nêu là người lớn hay trẻ em
        [guardian] thiếu sự đồng ý của người giám hộ
        [child] thiếu sự đồng ý của chính trẻ
        [language] sự đồng ý không gồm mọi ngôn ngữ của trang
        [scope] sự đồng ý không gồm việc kể câu chuyện của người được nêu
       *[other] sự đồng ý chưa đủ: { $reason }
    }
    .hint = { $reason ->
        [refused] giữ tệp này, vì nhờ có nó mà bài còn nêu tên người ấy không được đưa lên; bỏ hết mục khác, chỉ để tên và `consent`: chỉ xóa khi tên đã có trong danh sách của `--forbidden`
        [withdrawn] công bố lại để gỡ và có biên nhận; giữ tệp này, vì nhờ có nó mà bài còn nêu tên người ấy không được đưa lên: chỉ xóa khi không còn bài nào như thế, hoặc khi tên đã có trong danh sách của `--forbidden`
        [withdrawn-undated] ghi ngày người ấy rút lại vào `withdrawn_on` để biết hạn phải gỡ xong, rồi công bố lại; giữ tệp này cho đến khi không còn bài nào nêu tên người ấy
        [taken-back] lấy bản mới của tệp, hoặc ghi lại `status: withdrawn` và `withdrawn_on`; nếu người ấy đồng ý lại thì ghi ngày đồng ý mới vào `granted_on`
        [not-yet] xem lại ngày ở `granted_on`
        [purpose] hỏi người ấy rồi thêm `website` vào `purposes`
        [basis] ghi `basis` vào mục `consent`
        [proof] ghi `method` và số hồ sơ ở `evidence` vào mục `consent`
        [example] thay chữ mẫu bằng số hồ sơ lưu giấy đồng ý (`evidence`) và người hay cơ quan đã ghi nhận (`recorded_by`)
        [subject] ghi `subject` vào mục `consent`
        [guardian] hỏi người giám hộ rồi ghi ngày vào `guardian`
        [child] hỏi trẻ rồi ghi ngày vào `child_agreed_on`
        [language] hỏi người ấy rồi ghi đủ các ngôn ngữ vào `languages`, hoặc xóa mục `languages` nếu người ấy không giới hạn
        [scope] hỏi lại người được nêu, rồi thêm `bio` vào `scopes`; hoặc bỏ mọi chi tiết nhận ra được và ghi `anonymised: true`
       *[other] hỏi lại người được nêu rồi ghi vào mục `consent`
    }
name-missing = { $reason ->
        [words] Mục `name` ghi lời thường chứ không phải họ và tên
       *[none] Chưa ghi `name`
    }, nên chưa thể dò xem bài khác có nêu tên người này không
    .hint = ghi họ và tên vào `name`: khi chưa có sự đồng ý, tên chỉ dùng để dò, không hiện ở đâu cả
evidence-not-opaque = Mục `evidence` chỉ được ghi số hồ sơ, không ghi đường dẫn hay số định danh cá nhân
    .hint = ghi số hồ sơ, ví dụ `HS-2023-017`, còn giấy tờ thì giữ ở nơi khác
person-blocked = Ảnh này không được đưa lên vì { $reason ->
        [beneficiary] trong ảnh có thể nhận ra người được trợ giúp
        [survivor] trong ảnh có thể nhận ra người đã bị bạo lực
        [child] trong ảnh có trẻ em mà chưa ghi sự đồng ý của người giám hộ
        [photo] người được nêu không đồng ý đưa ảnh lên
       *[other] người trong ảnh chưa đồng ý: { $reason }
    }
    .hint = { $reason ->
        [child] hỏi người giám hộ rồi ghi vào `consent`, hoặc dùng ảnh không nhận ra trẻ và ghi `recognisable: false`
        [photo] hỏi người ấy rồi thêm `photo` vào `scopes`, hoặc bỏ ảnh
       *[other] bỏ ảnh này, hoặc dùng ảnh không nhận ra người ấy và ghi `recognisable: false`
    }
picture-withheld = Ảnh này không được đưa lên: có người trong ảnh chưa đồng ý, hoặc không còn đồng ý
    .hint = bỏ ảnh ra khỏi bài, hoặc ghi sự đồng ý có `photo` trong `scopes`; ảnh của chính bài mà không có ai trong đó thì ghi `people: []`
story-not-anonymous = Câu chuyện này chưa được giấu tên và chưa ghi sự đồng ý của người được kể
    .hint = bỏ mọi điều có thể nhận ra người ấy rồi ghi `anonymised: true`, hoặc ghi mục `consent`
names-withdrawn = Không được đưa lên vì còn { $kind ->
        [name] nêu tên
       *[other] nói điều riêng của
    } một người không đồng ý, hoặc không còn đồng ý
    .hint = bỏ điều ấy khỏi mọi ngôn ngữ của nội dung này, kể cả tên tệp
    .hint-nearest = bỏ điều ấy khỏi mọi ngôn ngữ của nội dung này, kể cả tên tệp; điều ấy là mục `{ $key }` của `{ $nearest }`{ $kind ->
        [name] ; nếu đó là người khác có tên dài hơn thì ghi đủ tên người khác ấy vào mục `namesakes` của tệp ấy
       *[other] { "" }
    }
verification-due = { $reason ->
        [never] Chưa có ai xác minh mục này, nên không được công bố
        [future] Ngày xác minh của mục này còn ở phía trước, nên không được công bố
        [uncertain] Số này chưa chắc đúng (`certain: false`), nên không được công bố
       *[due] Mục này đã quá hạn xác minh, nên không được công bố
    }
    .hint = gọi hoặc đến tận nơi để kiểm tra, rồi ghi ngày và cơ quan kiểm tra vào `verified`
alt-missing = { $key ->
        [pictures] Ảnh `{ $name }` chưa có lời mô tả trong ngôn ngữ `{ $language }`
       *[other] Ảnh ở mục `{ $key }` chưa có lời mô tả trong ngôn ngữ `{ $language }`
    }
    .hint = { $key ->
        [pictures] ghi lời mô tả vào phần đầu của tệp này: `pictures: { "{" } { $name }: { "{" } alt: "…" { "}" } { "}" }`
       *[other] ghi lời mô tả vào phần đầu của tệp này: `{ $key }: { "{" } alt: "…" { "}" }`
    }
missing-role = Thiếu trang `role: { $role }`
    .hint = tạo một tệp trong `content/pages` có dòng `role: { $role }`
no-safety-page = Chưa có trang an toàn nên không công bố được
    .hint = tạo tệp trong `content/pages` có dòng `role: safety`, viết cách giữ an toàn khi xem trang
missing-hotline = Thiếu đường dây nóng `{ $id }`
    .hint = thêm mục có `id: "{ $id }"` vào `content/hotlines.yaml`: số này lúc nào cũng phải có
hotline-mismatch = Mục `{ $key }` không khớp với số sẽ gọi đi: `{ $number }`
    .hint = { $key ->
        [id] mã toàn chữ số phải chính là số ấy; nếu không thì đặt mã bằng chữ, ví dụ `tong-dai-tinh`
       *[other] `number` và `display` phải là cùng một số; `display` chỉ thêm dấu cách hoặc dấu chấm cho dễ đọc
    }
phone-in-prose = Số điện thoại không được viết thẳng vào chữ
    .hint = { $reason ->
        [message] bỏ số khỏi câu này: số nào cần gọi thì ghi vào `content/hotlines.yaml`, trang tự hiện số ấy cạnh câu
       *[text] ghi số vào `content/hotlines.yaml` rồi viết `{"{{"}hotline …{"}}"}`; số chỉ để hỏi thông tin thì ghi thêm `purpose: enquiries`, nếu không số ấy sẽ hiện trong danh sách gọi ngay khi nguy hiểm; mục không chèn được lệnh thì bỏ số ra; nếu không phải số điện thoại thì ghi ngay trước số đó là số gì: `mã số`, `số hiệu`, `số tài khoản`
    }
    .hint-nearest = viết `{ $nearest }` thay cho số này; mục không chèn được lệnh thì bỏ số ra
coordinates = { $reason ->
    [map] Trang nhạy cảm không được có liên kết đến một điểm trên bản đồ
    [photo] Tệp này có ảnh ghi tọa độ nơi chụp, mà tệp được đăng nguyên như thế
    [film] Phim này ghi tọa độ nơi quay, mà tệp được đăng nguyên như thế
    [data] Trong tệp này có tọa độ của một nơi, mà tệp được đăng nguyên như thế
   *[pair] Chỗ này có tọa độ của một nơi
}
    .hint = { $reason ->
        [photo] xóa vị trí khỏi ảnh rồi thay tệp (trên Windows: bấm chuột phải vào ảnh, chọn Properties, thẻ Details, “Remove Properties and Personal Information”), hoặc để ảnh trong `content`, cạnh bài dùng nó: ảnh ở đó được đăng mà không kèm vị trí
        [film] tạo một bản phim không kèm vị trí (trên điện thoại: khi chia sẻ phim, tắt mục “Vị trí”) rồi thay tệp
        [data] xóa tọa độ rồi lưu lại tệp, hoặc bỏ tệp khỏi `static`: tọa độ dẫn thẳng đến cửa nhà
        [map] bỏ liên kết: ai bấm vào là đến tận cửa, và ứng dụng bản đồ lưu lại nơi đã xem; hãy nói bằng lời, ở mức xã, phường
       *[pair] xóa tọa độ khỏi tệp, kể cả trong liên kết và dòng ghi chú: tọa độ dẫn thẳng đến cửa nhà
    }
map-link = Liên kết này dẫn đến một điểm trên bản đồ
    .hint = chỉ giữ lại nếu đó là nơi ai cũng được biết, như hội trường hay trụ sở; nếu không thì bỏ liên kết và nói bằng lời, ở mức xã, phường
unit-expired = Đơn vị hành chính ghi ở đây không còn hoặc chưa có vào ngày tạo trang, nên nội dung này bị bỏ ra
    .hint = tìm đơn vị mới trong `content/units.yaml`, sửa lại, rồi gọi thử số điện thoại
verified-before-unit = Ngày kiểm tra có trước khi đơn vị hành chính này được lập, nên coi như chưa kiểm tra
    .hint = gọi lại các số rồi ghi ngày mới vào `verified`
office-expired = Cơ quan ghi ở đây đã kết thúc hoạt động
    .hint = ghi mã của cơ quan đang làm việc này
    .hint-nearest = ghi `{ $nearest }`, cơ quan thay thế
review-due = Bài này hẹn xem lại ngày `{ $date }`, nay đã đến hạn
    .hint = đọc lại bài, sửa chỗ đã cũ, rồi ghi ngày xem lại lần sau vào `review_by`; bài không cần xem lại nữa thì xóa dòng này
identity-number = Chỗ này có số định danh cá nhân
    .hint = xóa số ấy khỏi tệp, kể cả trong dòng ghi chú; giấy tờ thì giữ ở nơi khác
forbidden-claim = Trang nhạy cảm không được hứa `{ $phrase }`, vì không đúng
    .hint = nói điều trang làm được; nếu câu này không phải lời hứa, ghi `allow_claim` với `phrase` và `reason` ở đầu tệp, nhiều câu thì ghi thành danh sách
mail-in-sensitive = Trang nhạy cảm không được có liên kết `mailto:`
    .hint = bỏ liên kết: thư nháp ở lại trong máy; hãy dùng đường dây nóng
file-in-sensitive = Trang nhạy cảm không được có liên kết đến tệp PDF hay tệp lịch
    .hint = bỏ liên kết, hoặc dẫn đến một trang web nói về tệp ấy: tệp đã mở còn nằm trong máy
picture-in-sensitive = Trang nhạy cảm không được có ảnh
    .hint = bỏ ảnh ra: mỗi ảnh là thêm một dấu vết trên mạng
leak-in-source = Ở đây có { $kind ->
        [address] một địa chỉ phải giữ kín
        [village] tên thôn, bản phải giữ kín
        [phone] một số điện thoại phải giữ kín
        [directions] lời chỉ đường phải giữ kín
        [title] tên một địa chỉ của cá nhân phải giữ kín
        [name] tên một người chưa đồng ý nêu tên
        [field] thông tin về một người chưa đồng ý nêu
       *[forbidden] điều nằm trong danh sách cấm
    }
    .hint = viết lại để người đọc không nhận ra được
    .hint-nearest = viết lại để người đọc không nhận ra được; điều phải giữ kín ghi ở { $key ->
        [none] `{ $nearest }`
       *[other] mục `{ $key }` của `{ $nearest }`
    }, nếu ở đó ghi nhầm thì sửa ở đó{ $kind ->
        [name] ; nếu đây là người khác có tên dài hơn thì ghi đủ tên người khác ấy vào mục `namesakes` của tệp ấy
       *[other] { "" }
    }
leak-in-withheld = Nội dung chưa được đưa lên này có { $kind ->
        [address] một địa chỉ phải giữ kín
        [village] tên thôn, bản phải giữ kín
        [phone] một số điện thoại phải giữ kín
        [directions] lời chỉ đường phải giữ kín
        [title] tên một địa chỉ của cá nhân phải giữ kín
        [name] tên một người chưa đồng ý nêu tên
        [field] thông tin về một người chưa đồng ý nêu
       *[forbidden] điều nằm trong danh sách cấm
    }
    .hint = viết lại trước khi đưa lên
leak-in-comment = Dòng ghi chú này có { $kind ->
        [address] một địa chỉ phải giữ kín
        [village] tên thôn, bản phải giữ kín
        [phone] một số điện thoại phải giữ kín
        [directions] lời chỉ đường phải giữ kín
        [title] tên một địa chỉ của cá nhân phải giữ kín
        [name] tên một người chưa đồng ý nêu tên
        [field] thông tin về một người chưa đồng ý nêu
       *[forbidden] điều nằm trong danh sách cấm
    }
    .hint = xóa khỏi tệp: trang web không hiện ghi chú, nhưng ai đọc được tệp đều thấy
leak-in-picture = Dữ liệu trong tệp này (ảnh, phim, tài liệu), hoặc tên tệp, có { $kind ->
        [address] một địa chỉ phải giữ kín
        [village] tên thôn, bản phải giữ kín
        [phone] một số điện thoại phải giữ kín
        [directions] lời chỉ đường phải giữ kín
        [title] tên một địa chỉ của cá nhân phải giữ kín
        [name] tên một người chưa đồng ý nêu tên
        [field] thông tin về một người chưa đồng ý nêu
       *[forbidden] điều nằm trong danh sách cấm
    }
    .hint = xóa dữ liệu đi kèm (siêu dữ liệu) hoặc đặt lại tên tệp: trang web không đăng những thứ ấy, nhưng ai đọc được tệp đều thấy
leak-in-paper = Tệp PDF của văn bản này có { $kind ->
        [address] một địa chỉ phải giữ kín
        [village] tên thôn, bản phải giữ kín
        [phone] một số điện thoại phải giữ kín
        [directions] lời chỉ đường phải giữ kín
        [title] tên một địa chỉ của cá nhân phải giữ kín
        [name] tên một người chưa đồng ý nêu tên
        [field] thông tin về một người chưa đồng ý nêu
        [coordinates] tọa độ của một nơi
        [photo] ảnh ghi tọa độ nơi chụp
        [identity] số định danh cá nhân
       *[forbidden] điều nằm trong danh sách cấm
    }
    .hint = { $kind ->
        [photo] xóa vị trí khỏi ảnh (trên Windows: bấm chuột phải vào ảnh, chọn Properties, thẻ Details, “Remove Properties and Personal Information”), chèn lại ảnh ấy vào văn bản, xuất lại PDF rồi thay tệp; hoặc bỏ dòng `file`
       *[other] thay bằng bản PDF không có điều ấy, hoặc bỏ dòng `file`
    }
    .hint-nearest = thay bằng bản PDF không có điều ấy, hoặc bỏ dòng `file`; điều phải giữ kín ghi ở `{ $nearest }`, nếu ở đó ghi nhầm thì sửa ở đó
paper-withheld = Chưa đăng tệp PDF này, vì nó còn nêu một người không còn đồng ý: đã rút lại, hoặc sự đồng ý đã hết hạn
    .hint = thay bằng bản PDF không nêu người ấy; văn bản vẫn được liệt kê, chỉ không có tệp để tải
paper-unread = { $reason ->
        [locked] Tệp PDF này có mật khẩu, nên không thể soát bên trong có điều gì phải giữ kín
        [broken] Không đọc được tệp PDF này: tệp hỏng, hoặc không phải là PDF
        [changed] Tệp PDF này đã được thay từ lần có người đọc hết, mà chữ trong đó không soát được
        [scanned] Tệp PDF này có trang là ảnh chụp hoặc bản quét, nên không thể soát chữ trong đó
        [endless] Tệp PDF này chứa quá nhiều, không thể soát hết chữ trong đó
       *[drawn] Chữ trong tệp PDF này chỉ là nét vẽ, nên không thể soát có điều gì phải giữ kín
    }
    .hint = { $reason ->
        [broken] xuất lại tệp từ chương trình đã soạn văn bản
       *[other] tự đọc hết tệp, xem có tên người hay địa chỉ phải giữ kín không; không có thì ghi thêm `read: { "{" } on: { $date }, bytes: { $bytes } { "}" }` vào văn bản này để lần sau không nhắc nữa. Nếu được, hãy xuất PDF thẳng từ chương trình soạn văn bản: người dùng máy đọc màn hình cũng đọc được
    }
name-in-path = Tên một tệp trong thư mục này để lộ { $kind ->
        [title] tên một địa chỉ phải giữ kín
        [address] nơi diễn ra một sự kiện kín
       *[name] tên một người chưa đồng ý nêu tên, hoặc không còn đồng ý
    }, nên ở đây không in tên tệp
    .hint = { $kind ->
        [title] tìm tệp có `holder: individual` trong thư mục ấy rồi đặt lại tên tệp bằng những chữ không nói lên ai, như `so-07`
        [address] tìm tệp có `audience: private` trong thư mục ấy rồi đặt lại tên tệp bằng những chữ không nói lên nơi nào, như `so-07`
       *[name] chạy `tincay consent status` trên máy của bạn để biết là tệp nào, rồi đặt lại tên tệp bằng những chữ không nói lên ai, như `so-07`
    }; nếu trang đã từng được công bố, ghi tên tệp cũ vào `slug` để địa chỉ cũ vẫn được gỡ
leak-in-output = Tệp kết quả `{ $file }` có { $kind ->
        [address] một địa chỉ phải giữ kín
        [village] tên thôn, bản phải giữ kín
        [phone] một số điện thoại phải giữ kín
        [directions] lời chỉ đường phải giữ kín
        [title] tên một địa chỉ của cá nhân phải giữ kín
        [name] tên một người chưa đồng ý nêu tên
        [field] thông tin về một người chưa đồng ý nêu
       *[forbidden] điều nằm trong danh sách cấm
    }
    .hint = tìm nơi nội dung này đi vào trang: tên tệp, hình ảnh, thuộc tính của tệp PDF, mẫu giao diện; chưa có gì được ghi

## Câu chữ của chiến dịch

theme-near-miss = Chủ đề “{ $phrase }” của chiến dịch bị chép sai, giống { $alike }%
    .hint = viết `{"{{"}theme{"}}"}` để chèn đúng nguyên văn; ở đầu tệp thì chép đúng từng chữ, từng dấu
wrong-weekday = `{ $written }` không phải là thứ của ngày { $date }
    .hint = ngày ấy là { $weekday }; xem lại ngày rồi sửa một trong hai
document-number = Số văn bản `{ $number }` không đúng thể thức
    .hint = viết như `201/KH-UBND`, `13/2022/QH15`: số, dấu gạch chéo, chữ viết tắt in hoa, không có dấu cách
    .hint-nearest = có phải bạn muốn viết `{ $nearest }`?

## Công bố

sample-in-publication = Nội dung mẫu (`sample: true`) không được công bố
    .hint = thay bằng nội dung thật, hoặc chạy lại với `--without-samples`

## Dễ đọc, và các trang khác

long-sentence = Câu này dài { $words } chữ
    .hint = chia thành hai, ba câu, mỗi câu một ý; câu dưới { $limit } chữ thì dễ đọc hơn
updated-missing = Sự kiện đã hoãn hoặc hủy mà chưa ghi ngày cập nhật
    .hint = thêm một dòng `updated:` với ngày báo hoãn hoặc hủy, dạng `2026-11-20`: lịch trong điện thoại của người đọc nhờ đó nhận ra thay đổi
abbreviation-unexplained = Chữ viết tắt `{ $abbreviation }` chưa được giải thích
    .hint = lần đầu nhắc đến, viết đủ chữ rồi viết tắt trong ngoặc, ví dụ: bình đẳng giới (BĐG)
    .hint-nearest = viết `{ $nearest }` ở lần đầu: người đọc thấy được nghĩa đầy đủ
link-unanswered = Liên kết `{ $link }` { $reason ->
        [no-host] dẫn đến một tên miền không còn
        [slow] lâu quá không trả lời
        [circle] chuyển hướng mãi không đến nơi
        [address] không phải là địa chỉ đúng
        [private] dẫn vào một mạng nội bộ
        [refused] bị máy chủ từ chối
        [silent] không có máy chủ nào trả lời
        [certificate-expired] dẫn đến máy chủ có chứng chỉ đã hết hạn
        [certificate-early] dẫn đến máy chủ có chứng chỉ chưa đến ngày có hiệu lực, hoặc đồng hồ của máy này chạy sai
        [certificate-name] dẫn đến máy chủ có chứng chỉ dành cho một tên miền khác
        [certificate-issuer] dẫn đến máy chủ có chứng chỉ mà máy này không biết nơi đã cấp
        [certificate] dẫn đến máy chủ có chứng chỉ không đáng tin
       *[other] trả về mã { $reason }
    }
    .hint = mở thử bằng trình duyệt; nếu trang đã chuyển thì thay địa chỉ mới, nếu đã mất thì bỏ liên kết

## Giao diện và câu chữ

bad-template = Mẫu giao diện không dùng được{ $pages ->
        [none] {""}
       *[other] , làm hỏng { $pages } trang
    }, máy báo “{ $reason }”
    .hint = sửa tệp này, hoặc xóa tệp trong thư mục `themes` để dùng lại mẫu có sẵn
theme-lacks = Mẫu giao diện này làm trang mất { $what ->
        [exit] lối thoát khẩn cấp, hoặc đặt lối thoát sau những chỗ bấm khác
        [script] tệp mã của lối thoát, nên bấm Shift ba lần không thoát được và trang cũ vẫn còn hiện
        [style] kiểu dáng của trang (CSS), nên lối thoát và số điện thoại không còn dễ thấy
        [address] địa chỉ của một tệp: có chỗ `href` hoặc `src` để trống
        [policy] chính sách bảo mật nội dung (Content-Security-Policy), hoặc đặt nó quá muộn
        [referrer] tác dụng của dòng `no-referrer` (thiếu dòng ấy, hoặc có dòng khác hay `referrerpolicy` cho phép điều nó cấm), nên trang nào được mở tiếp cũng biết người đọc từ đâu đến
        [noindex] dòng `noindex`, nên máy tìm kiếm có thể đưa trang này ra
        [title] tiêu đề kín đáo của trang nhạy cảm, nên tên thẻ trình duyệt để lộ người đọc đang xem gì
        [head] sự kín đáo ở phần `<head>` của trang nhạy cảm: có thẻ chia sẻ, nguồn tin, dữ liệu hoặc mô tả để lộ nội dung
        [mail] sự kín đáo của trang nhạy cảm: có liên kết `mailto:`, mở hộp thư để lại dấu vết
        [alone] sự kín đáo của trang nhạy cảm: trang tải thêm tệp khác, mỗi tệp là một dấu vết
        [numbers] số điện thoại để gọi
        [lang] ngôn ngữ của trang: `<html>` thiếu `lang`, hoặc `lang` sai, nên phần mềm đọc màn hình đọc sai tiếng
        [base] địa chỉ đúng của các liên kết: có thẻ `<base>`
        [inline] lớp bảo vệ khỏi mã lạ: có `style=`, `on…=` (như `onclick=`), `javascript:` hoặc mã viết thẳng trong trang, trình duyệt sẽ chặn những thứ ấy
        [form] sự kín đáo: có biểu mẫu `<form>` gửi điều người đọc viết đi nơi khác
        [prefetch] sự kín đáo: trang tải trước những trang người đọc chưa mở, mỗi trang là một dấu vết
        [canonical] dòng `canonical` hoặc các dòng `hreflang`, nên máy tìm kiếm không biết trang còn có ở ngôn ngữ nào
        [preview] dòng báo đây là bản xem trước, nên người đọc có thể tưởng trang đã công bố
        [notices] dòng báo trước khi đọc: nội dung mẫu, bản nháp, bài chưa dịch, hoặc bản dịch đã cũ
        [exit-name] tên của lối thoát, nên phần mềm đọc màn hình không đọc “Khẩn cấp: thoát khỏi trang này”
        [second-exit] liên kết thoát thứ hai ở cuối trang, nên ai dùng bàn phím đọc hết trang phải quay lên đầu mới thoát được
        [charset] dòng `<meta charset="utf-8">`, nên chữ có dấu có thể hiện sai
        [viewport] dòng `viewport`, nên trên điện thoại chữ nhỏ li ti và lối thoát khó bấm
        [robots] lời dặn máy tìm kiếm đừng đọc bản xem trước
        [drawing] lớp bảo vệ khỏi mã lạ: hình SVG này có mã (`<script>`, `on…=` hoặc `javascript:`)
       *[notice] lời nhắc an toàn của trang nhạy cảm
    }
    .hint = { $what ->
        [exit] đặt ngay sau `<body>`: `{ "{{" } <exit_control url={ "{" }site.exit.url{ "}" } /> { "}}" }`
        [script] giữ `scripts/exit.js` ở `ordinary` và ở `sensitive` trong `theme.yaml`; giữ `{ "{{" } <exit_control url={ "{" }site.exit.url{ "}" } /> { "}}" }` và các dòng có `inline.js`, `assets.js` như trong giao diện có sẵn
        [style] giữ các dòng có `inline.css`, `assets.css` như trong giao diện có sẵn; xem lại điều kiện `page.class == "sensitive"` có viết đúng không
        [address] xem lại tên trong ngoặc `{ "{{" } … { "}}" }` ở chỗ ấy, hoặc bỏ thẻ ấy đi
        [title] đặt trong `<head>`: `<title>{ "{{ page.title }}" }</title>`, không thêm gì khác
        [head] đặt những dòng ấy trong `{ "{% if not page.neutral %}" } … { "{% endif %}" }`; phần mô tả chỉ dùng `{ "{{ page.description }}" }`
        [mail] bỏ liên kết ấy trên trang có `page.class == "sensitive"`; ghi số điện thoại thay vào
        [alone] trên trang có `page.class == "sensitive"`, bỏ hình và tệp tải thêm; biểu tượng là `href="data:,"`
        [numbers] đặt `{ "{{" } <hotline_block hotlines={ "{" }site.urgent{ "}" } /> { "}}" }`, trên trang địa chỉ giúp đỡ thì cả `{ "{{" } <place_card place /> { "}}" }`; xem lại các điều kiện, ví dụ `place.phones`
        [policy] đặt ngay sau `<head>`: `<meta http-equiv="Content-Security-Policy" content="{ "{{ csp }}" }">`
        [referrer] đặt trong `<head>` một dòng duy nhất: `<meta name="referrer" content="no-referrer">`; bỏ các `referrerpolicy`
        [noindex] đặt trong `<head>`: `{ "{% if not page.indexed %}" }<meta name="robots" content="noindex">{ "{% endif %}" }`
        [lang] viết `<html lang="{ "{{ page.lang }}" }">`
        [base] bỏ thẻ `<base>`
        [inline] đưa kiểu dáng vào tệp trong `styles`, mã vào tệp trong `scripts` rồi ghi tên tệp trong `theme.yaml`
        [form] bỏ biểu mẫu ấy; ghi số điện thoại hoặc địa chỉ thư của đơn vị thay vào
        [prefetch] bỏ `speculationrules`, `rel="prefetch"`, `rel="preconnect"`
        [canonical] giữ các dòng có `page.canonical`, `page.alternates` như trong `layouts/base.html` có sẵn
        [preview] giữ dòng có `site.preview` như trong `layouts/base.html` có sẵn
        [notices] đặt sau tiêu đề: `{ "{% include \"layouts/frame/notices.html\" %}" }`; xem lại `sample-notice`, `stale-notice`, `fallback-notice` trong `components`
        [exit-name] trong `components/exit-control`, giữ `{ "{{ t.exit_name }}" }` làm chữ của liên kết, hoặc làm `aria-label` khi chữ là `{ "{{ t.exit_short }}" }`; muốn nói khác thì sửa câu `exit-name` trong `locales`
        [second-exit] đặt trước `</main>`: `<a class="skip skip--exit" href="{ "{{ site.exit.url }}" }" rel="nofollow noreferrer noopener" data-exit>{ "{{ t.exit_name }}" }</a>`
        [charset] đặt ngay sau `<head>`: `<meta charset="utf-8">`
        [viewport] đặt trong `<head>`: `<meta name="viewport" content="width=device-width, initial-scale=1">`
        [robots] giữ điều kiện `robots.allow` trong `formats/robots.txt` như trong giao diện có sẵn: bản xem trước chỉ có `Disallow: /`
        [drawing] xóa đoạn mã trong hình, hoặc lưu lại hình ở dạng SVG thuần (“Plain SVG”)
       *[notice] trên trang có `page.class == "sensitive"`, đặt `{ "{{" } <safety_notice url={ "{" }site.safety.url{ "}" } /> { "}}" }`
    }
theme-loads = Tệp giao diện này khiến trang tải `{ $address }` từ trang khác, nên trang ấy biết ai đang đọc
    .hint = chép tệp ấy vào thư mục `themes`, rồi dẫn tới bản chép
theme-broken = Tệp giao diện bị hỏng: { $reason ->
        [open] dấu ngoặc mở ở đây không có dấu đóng
        [close] dấu ngoặc đóng ở đây không có dấu mở
        [comment] ghi chú mở bằng `/*` ở đây không đóng bằng `*/`
        [string] chuỗi chữ ở đây không có dấu nháy đóng
        [style-end] có `</style`, trình duyệt sẽ coi kiểu dáng hết ở đây
       *[script-end] có `</script`, trình duyệt sẽ coi tệp mã hết ở đây
    }
    .hint = { $reason ->
        [style-end] viết `<\/style` thay cho `</style`
        [script-end] viết `<\/script` thay cho `</script`
       *[other] thêm hoặc bỏ dấu cho đủ cặp; trình duyệt không báo lỗi mà bỏ hết phần sau
    }
theme-keeps = Tệp mã của giao diện dùng `{ $name }`, để lại dấu vết trong máy người đọc
    .hint = bỏ đoạn ấy: trang này không lưu gì vào máy người đọc và không gửi gì đi
theme-doubtful = { $what ->
        [hidden] Kiểu dáng này làm lối thoát khẩn cấp không hiện ra, trôi mất hoặc không bấm được
        [hidden-numbers] Kiểu dáng này làm số điện thoại để gọi không hiện ra hoặc không bấm được
        [hidden-notice] Kiểu dáng này làm lời nhắc an toàn không hiện ra
        [missing] Giao diện dẫn đến `{ $name }`, mà thư mục giao diện không có tệp ấy
        [link] Mẫu giao diện dẫn đến `{ $name }`, mà trang web này không có trang nào ở đó
        [style] `theme.yaml` chưa nêu kiểu dáng của thành phần đang dùng: { $name }
        [contrast] Chữ và nền này khó đọc trên nhau: `{ $name }`
        [colour] Máy không hiểu mã màu này: `{ $name }`
        [covers] Kiểu dáng này có thể che lối thoát khẩn cấp: phần này nằm yên khi cuộn trang, hoặc nằm cao hơn
        [loose] Kiểu dáng của { $name ->
            [ordinary] trang thường
           *[sensitive] trang nhạy cảm
        } không giữ lối thoát khẩn cấp ở đầu màn hình: cuộn trang là nó trôi mất
        [files] `theme.yaml` không nêu tệp của giao diện có sẵn: { $name }
        [variables] Kiểu dáng dùng { $name } mà không tệp nào đặt giá trị, nên trình duyệt bỏ qua những dòng ấy
        [page] Trang này được đăng nguyên như thế: không có lối thoát khẩn cấp, và tiêu đề, câu chữ trên trang chưa được kiểm tra
       *[script] Tệp mã của lối thoát đã bị sửa, chương trình không kiểm tra được nó còn thoát đúng không
    }
    .hint = { $what ->
        [hidden] bỏ dòng này; chỉ trong `@media print` mới được ẩn lối thoát
        [hidden-numbers] bỏ dòng này, hoặc chỉ rõ phần khác mà bạn muốn ẩn
        [hidden-notice] bỏ dòng này, hoặc chỉ rõ phần khác mà bạn muốn ẩn
        [missing] đặt tệp vào thư mục `static` của giao diện, hoặc sửa địa chỉ
        [link] sửa địa chỉ, hoặc dùng `{ "{{ site.home }}" }`, `{ "{{ site.support.url }}" }` và những địa chỉ mà mẫu có sẵn dùng
        [style] thêm tên ấy vào mục `components` của `ordinary`, hoặc xóa `theme.yaml` để dùng bản có sẵn
        [contrast] độ tương phản của chữ phải từ 4,5, của đường viền từ 3; dùng màu sau mũi tên, hoặc màu khác đậm nhạt hơn
        [colour] viết dấu `#` và sáu ký tự 0–9, a–f, ví dụ `#b3261e`
        [covers] bỏ dòng này, hoặc thêm vào đây một `z-index` nhỏ hơn 9 rồi mở trang trên điện thoại, cuộn xuống xem lối thoát còn hiện đủ không
        [loose] giữ { $name ->
            [ordinary] `styles/ordinary/frame.css` ở `ordinary`
           *[sensitive] `styles/sensitive.css` ở `sensitive`
        } trong `theme.yaml`, hoặc viết trong tệp của bạn: `.strip { "{" } position: sticky; top: 0; z-index: 9 { "}" }`
        [files] thêm các tệp ấy vào đúng chỗ như `tincay theme show theme.yaml` cho thấy; cố ý bỏ tệp nào thì ghi tên tệp ấy sau dấu `#`
        [variables] chép lại những dòng đặt các tên ấy (`tincay theme show styles/ordinary/tokens.css` cho thấy), hoặc sửa tên trong `var(…)`
        [page] viết nội dung ấy thành trang trong `content/pages`; nếu phải giữ tệp thì đặt ngay sau `<body>` một liên kết như lối thoát, có `rel="nofollow noreferrer noopener"`
       *[script] xóa tệp này để dùng bản có sẵn; nếu giữ thì tự thử: bấm lối thoát, bấm Shift ba lần, rồi bấm nút Quay lại
    }
theme-ignored = { $reason ->
        [empty] Thư mục giao diện `{ $name }` chưa có tệp nào, trang đang dùng giao diện có sẵn
       *[file] Giao diện không dùng đến `{ $name }`
    }
    .hint = { $reason ->
        [empty] đặt tệp giao diện vào thư mục ấy, hoặc ghi `theme: default`
       *[file] đổi tên đúng như trong giao diện có sẵn; tệp CSS và tệp mã mới thì ghi thêm vào `theme.yaml`, hình ảnh thì đặt trong `static/`
    }
    .hint-nearest = có phải bạn muốn đặt tên là `{ $nearest }`?
bad-message = Câu chữ giao diện không dùng được: { $reason ->
        [empty] câu này không có chữ nào, mà trên trang phải có chữ ở đây
        [cycle] các câu gọi nhau thành vòng tròn
        [deep] các dấu ngoặc lồng nhau quá sâu
        [variable] ở đây không có biến `{ $name }`
       *[other] máy báo “{ $reason }”
    }
    .hint = { $reason ->
        [empty] viết câu chữ vào sau dấu `=`, hoặc xóa dòng này để dùng câu có sẵn
        [cycle] viết hẳn chữ ra thay cho một trong các tham chiếu
        [deep] đóng các dấu ngoặc đã mở, hoặc viết hẳn chữ ra
        [variable] chỉ dùng các biến của câu có sẵn
       *[other] viết `ten-cau = nội dung` trên một dòng, các dòng tiếp theo thụt vào
    }
unknown-message = Trang web không có câu nào tên là `{ $key }`, nên câu này không hiện ở đâu
    .hint = xem lại tên câu: trang gọi từng câu bằng tên
    .hint-nearest = có phải bạn muốn viết `{ $nearest }`?
locale-lacks = { $what ->
        [messages] Ngôn ngữ `{ $language }` còn thiếu { $count } câu chữ của trang, nên những câu ấy hiện bằng ngôn ngữ khác: { $words }
        [variables] Câu này bỏ mất { $words } mà câu có sẵn cho người đọc thấy
       *[other] Ngôn ngữ `{ $language }` chưa có `{ $what }` của riêng mình
    }
    .hint = { $what ->
        [messages] dịch các câu ấy vào `locales/{ $language }/site.ftl`
        [variables] viết các tên ấy vào câu, mỗi tên trong ngoặc nhọn như ở câu có sẵn, hoặc xóa dòng này để dùng câu có sẵn
        [sensitive_words] ghi vào `locales/{ $language }/locale.yaml` những chữ của ngôn ngữ này không được có trong tiêu đề và địa chỉ của trang nhạy cảm: chữ của ngôn ngữ khác không che chở được ai
       *[forbidden_claims] ghi vào `locales/{ $language }/locale.yaml` những lời của ngôn ngữ này mà trang nhạy cảm không được hứa
    }
locale-lacks-help = Ngôn ngữ `{ $language }` còn thiếu { $count } câu về nút thoát, an toàn và trợ giúp: { $words }
    .hint = dịch các câu ấy vào `locales/{ $language }/site.ftl` trước khi công bố: người đang gặp nguy hiểm phải đọc được; `tincay translate status --language { $language }` cho biết đủ các câu

## Bảng (`tincay import`)
table-unreadable = Không đọc được bảng `{ $file }`: { $reason ->
    [old] đây là tệp Excel kiểu cũ (.xls) hoặc có mật khẩu
    [damaged] tệp bị hỏng
    [encoding] không nhận ra bảng mã
    [large] bảng quá lớn
    [empty] bảng không có gì
    [no-sheet] trong tệp không có trang tính nào tên như vậy
    [no-sheets] tệp CSV không có trang tính
   *[format] đây không phải là bảng
}
    .hint = { $reason ->
        [large] bảng được có nhiều nhất 10.000 dòng, 200 cột và 10 MB: chỉ giữ lại những dòng cần
        [no-sheet] trong tệp có: “{ $accepted }”
        [no-sheets] bỏ `--sheet`
       *[other] mở bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx, hoặc .csv với bảng mã UTF-8
    }
table-cell = Dòng { $row }, cột “{ $column }”: { $reason ->
    [broken] ô báo lỗi công thức
    [lost] ô này bị mất chữ, ở chỗ có `{ "\uFFFD" }`
    [lost-mark] ô này bị mất chữ có dấu, ở chỗ có dấu `?`
    [unclosed] dấu ngoặc kép mở ở ô này không có dấu đóng, nên những dòng sau bị gộp hết vào ô này
    [no-row] đây là dòng cộng hoặc dòng ký tên (“{ $value }”), không phải là một mục
    [no-column] bảng không có cột này, mà thiếu nó thì không nhập được
    [no-column-word] bảng không có cột này, mà thiếu nó thì không nhập được
    [word] không có giá trị `{ $value }`
    [unknown] không tìm thấy `{ $value }`
    [several] `{ $value }` là tên của nhiều mục
    [date] không hiểu ngày `{ $value }`
    [date-time] không hiểu ngày giờ `{ $value }`
    [date-year] `{ $value }` viết thiếu chữ số của năm
    [date-range] `{ $value }` là nhiều ngày trong một ô
    [date-words] ô này ghi thêm điều khác ngoài ngày giờ
    [date-weekday] ở `{ $value }`, thứ và ngày không khớp nhau
    [day-words] ô này ghi thêm điều khác ngoài ngày
    [time-range] `{ $value }` là nhiều giờ trong một ô
    [date-alone] `{ $value }` chỉ có giờ mà không có ngày
    [time] không hiểu giờ `{ $value }`
    [time-words] ô này ghi thêm điều khác ngoài giờ
    [count] `{ $value }` không phải là số nguyên
    [flag] `{ $value }` không phải là có hay không
    [hours] không hiểu giờ mở cửa `{ $value }`
    [hours-order] giờ mở cửa `{ $value }` bị ngược: giờ sau phải muộn hơn giờ trước
    [phone] số điện thoại không đúng dạng
    [gone] số điện thoại này mang đầu số không còn dùng nữa
    [digits] số điện thoại có { $value } chữ số, phải có { $accepted } chữ số mới gọi được
    [rounded] bảng tính đã cắt mất một phần của số này
    [turned] kết thúc lại trước lúc bắt đầu
    [id] `{ $value }` không dùng làm tên tệp được
    [empty] không được để trống
    [missing] còn thiếu mục này
    [missing-word] còn thiếu mục này
    [twice] có hai cột cho cùng một mục
    [no-id] bảng không có cột mã
    [empty-id] dòng này chưa có mã
    [id-person] mã chỉ gồm chữ thường không dấu, chữ số, gạch ngang, và không được là tên người
    [id-private] nhà của cá nhân và nơi phải giữ kín cần có mã riêng, không lấy theo tên: mã là tên tệp, ai cũng thấy được
    [unclear] không rõ cột này là tên người hay tiêu đề của bài
    [headline] còn thiếu tiêu đề của bài, là một câu không nhắc tên người
    [no-title] bảng không có cột này nên không biết từng dòng tên là gì
    [long] tên ở dòng này quá dài, không dùng để đặt tên tệp được
    [same-id] mã `{ $value }` đã có ở dòng trên
    [file] tệp của mục này đang có lỗi
    [edit] không ghi vào tệp này mà giữ nguyên phần còn lại được
    [never] nơi phải giữ kín không được có trong bảng
    [individual] nhà của cá nhân không được công khai địa chỉ
    [person] sự đồng ý trong tệp là của người khác
    [again] tệp mang mã này là của một hoạt động đã qua
    [seat] chỉ trụ sở cơ quan mới được công khai địa chỉ, mà ở đây chưa ghi là loại trụ sở nào
    [office] muốn công khai địa chỉ thì phải có mục này
    [undated] văn bản này chưa ghi ngày ban hành nên chưa thể căn cứ vào đó mà công khai địa chỉ
    [undecided] văn bản này chưa đến ngày ban hành nên chưa thể căn cứ vào đó mà công khai địa chỉ
   *[other] tệp không nhận giá trị này
}
    .hint = { $reason ->
        [lost] gõ lại, hoặc chép lại từ bản gốc
        [lost-mark] mở bảng gốc trong Excel: Lưu lại thành CSV UTF-8, hoặc nhập thẳng tệp .xlsx
        [unclosed] thêm dấu `"` vào cuối ô, hoặc xóa dấu mở; mở bảng bằng Excel thì thấy ngay ô nào dài bất thường
        [no-row] xóa dòng này khỏi bảng
        [no-column] thêm cột “{ $column }” vào bảng và điền cho từng dòng
        [no-column-word] thêm cột “{ $column }” vào bảng và điền cho từng dòng, dùng một trong: { $accepted }
        [broken] sửa công thức, hoặc gõ giá trị vào ô
        [word] dùng một trong: { $accepted }
        [unknown] viết mã hoặc tên đúng như trong `units.yaml`, `organisations.yaml`, `documents.yaml`, `topics.yaml` của trang
        [several] viết mã thay cho tên
        [date] viết ngày trước tháng, ví dụ 25/11/2023
        [date-words] chỉ ghi ngày giờ, ví dụ 25/11/2023 14:00; hoãn hay hủy thì ghi vào cột “Trạng thái”
        [date-weekday] xem lại lịch rồi sửa thứ hoặc ngày
        [day-words] chỉ ghi ngày đã hỏi và có người trả lời, ví dụ 25/11/2023; chưa hỏi được thì để trống
        [date-time] viết ngày trước, rồi giờ tính theo 24 giờ, ví dụ 25/11/2023 14:00; chưa biết giờ thì chỉ ghi ngày
        [date-year] viết năm đủ bốn chữ số, ví dụ 25/11/2023
        [time-range] ghi giờ đầu vào cột “Bắt đầu”, giờ cuối vào cột “Kết thúc”, cùng với ngày
        [date-range] ghi ngày đầu vào cột “Bắt đầu”, ngày cuối vào cột “Kết thúc”
        [date-alone] viết cả ngày trước giờ, ví dụ 25/11/2023 17:00
        [time] viết giờ như 08:00
        [time-words] chỉ ghi giờ, tính theo 24 giờ, ví dụ 14:00
        [count] viết số không có dấu chấm, dấu phẩy
        [flag] viết có hoặc không
        [hours] viết như T2-T6: 07:00-11:30, 13:30-17:00; T7-CN: nghỉ, hoặc luôn luôn
        [hours-order] viết giờ tính theo 24 giờ, sớm trước muộn sau, ví dụ 07:00-11:30, 13:30-17:00
        [gone] hỏi lại số mới: từ năm 2018 số di động 11 chữ số đã đổi thành 10 chữ số, ví dụ 0168 nay là 038; số máy bàn nay bắt đầu bằng 02
        [phone] chỉ viết chữ số, nhiều số thì ngăn bằng dấu chấm phẩy, ví dụ 0912 345 678; 0205 3812 345
        [digits] so lại từng chữ số với nơi cho số: số di động có 10 chữ số, số máy bàn (02) có 11 chữ số, kể cả số 0 ở đầu
        [rounded] để ô ở dạng văn bản rồi gõ lại cả số
        [turned] sửa lại lúc bắt đầu hoặc lúc kết thúc
        [id] dùng chữ thường không dấu, nối bằng gạch ngang
        [twice] xóa hoặc đổi tên một cột
        [no-id] thêm cột “Mã”: tên tệp của từng mục, chữ thường không dấu
        [no-title] đặt tên cho cột chứa tên của từng dòng là “{ $column }”
        [same-id] mỗi mục chỉ có một dòng: xóa dòng thừa, hoặc viết mã khác
        [file] chạy `tincay check` rồi sửa tệp trước
        [edit] sửa tệp bằng tay
        [never] bỏ dòng này khỏi bảng và khỏi mọi tệp dùng chung
        [individual] dùng “Theo xã + điện thoại” hoặc “Chỉ đường dây nóng”
        [person] dùng mã khác cho người khác; nếu chỉ sửa cách viết tên thì sửa tệp bằng tay
        [headline] thêm cột “Tiêu đề” và viết chẳng hạn “Người phụ nữ làm kinh tế giỏi”; họ tên chỉ ghi ở cột “Họ và tên”
        [unclear] đổi tên cột thành “Họ và tên” nếu là tên người, thành “Tiêu đề” nếu là tiêu đề
        [again] nếu đây là hoạt động mới, xóa ô “Mã” của dòng này để có tệp riêng; nếu vẫn là hoạt động cũ, mở tệp của nó và sửa bằng tay
        [seat] điền cột “{ $column }”, dùng một trong: { $accepted }; nếu không phải trụ sở, dùng mức “Theo xã + điện thoại”
        [office] điền cột “{ $column }”, chưa có cột thì thêm vào; nếu chưa được phép công khai địa chỉ, dùng mức “Theo xã + điện thoại”
        [undated] ghi `issued_on` của văn bản vào `documents.yaml`, hoặc dùng mức “Theo xã + điện thoại”
        [undecided] xem lại `issued_on` của văn bản trong `documents.yaml`, hoặc dùng mức “Theo xã + điện thoại”
        [empty] điền vào ô này, hoặc xóa dòng thừa
        [missing] điền vào ô này; bảng chưa có cột “{ $column }” thì thêm vào
        [missing-word] điền vào ô này; bảng chưa có cột “{ $column }” thì thêm vào, và dùng một trong: { $accepted }
       *[other] sửa ô này trong bảng
    }
    .hint-nearest = { $reason ->
        [date-year] viết năm đủ bốn chữ số: `{ $nearest }`
        [long] đặt cho dòng này một tên ngắn trong cột “{ $column }”, ví dụ `{ $nearest }`
        [same-id] viết cho mỗi dòng một mã riêng vào cột “{ $column }”, chưa có cột thì thêm vào, ví dụ `{ $nearest }`
        [no-id] thêm cột “{ $column }” và viết cho mỗi người một mã không có tên người, ví dụ `{ $nearest }`; giữ nguyên mã ấy ở những lần sau
        [empty-id] viết một mã không có tên người, ví dụ `{ $nearest }`, và giữ nguyên mã ấy ở những lần sau
        [id-person] viết một mã khác, ví dụ `{ $nearest }`, và giữ nguyên mã ấy ở những lần sau
        [id-private] viết vào cột “{ $column }”, chưa có cột thì thêm vào, một mã không cho biết là ai, ở đâu, ví dụ `{ $nearest }`; giữ nguyên mã ấy ở những lần sau
       *[other] có phải ý bạn là `{ $nearest }`?
    }
table-left-out = { $reason ->
    [sheet] Chưa đọc trang tính “{ $column }”: mỗi lần chỉ nhập một trang
    [hidden-sheet] Không đọc trang tính “{ $column }”: trang này đang ẩn
    [read-hidden] Trang tính “{ $column }” đang ẩn mà vẫn được đọc, vì không trang nào khác có những tên cột cần tìm
    [hidden-rows] Không lấy những dòng đang ẩn trong bảng: { $column }
   *[other] Dòng { $row }, cột “{ $column }”: { $reason ->
        [locating] không lấy cột này: nó cho biết nơi ở
        [address] không lấy địa chỉ: mức công khai không cho phép
        [consent] không lấy cột này: sự đồng ý không được ghi qua bảng
        [scope] không lấy ô này: chưa có sự đồng ý cho mục này
        [withdrawn] không lấy gì của dòng này: người này không đồng ý hoặc đã rút lại
        [older] không lấy gì của dòng này: tệp trên trang được xác minh sau bảng này
        [unchecked] không lấy ô này: trang đang có điều đã được xác minh, mà bảng không có ngày xác minh mới hơn
        [wider] không lấy ô này: bảng cho biết về nơi này nhiều hơn tệp đang cho
        [settled] không lấy ô này: tệp ghi hoạt động này đã diễn ra hoặc đã hủy
        [early] không lấy ô này: hoạt động chưa diễn ra thì chưa có kết quả
        [closed] không lấy ô này: theo bảng thì nhiều người được biết hơn theo tệp
        [photo] không lấy ảnh qua bảng
        [no-head] cột này có giá trị mà không có tên nên không lấy
        [hidden-column] cột này đang ẩn trong bảng mà vẫn được lấy
       *[column] không rõ cột này là gì nên không lấy
    }
}
    .hint = { $reason ->
        [locating] xóa cột này khỏi những bảng được gửi đi
        [address] xóa địa chỉ khỏi những bảng được gửi đi
        [consent] ghi vào mục `consent` trong tệp của từng người, cùng số hồ sơ
        [scope] hỏi người ấy trước, ghi `scopes` vào tệp, rồi nhập lại
        [withdrawn] xóa dòng này khỏi bảng
        [sheet] muốn nhập cả trang này thì chạy thêm một lần với `--sheet "{ $column }"`
        [hidden-sheet] nếu vẫn muốn nhập trang này thì chạy thêm một lần với `--sheet "{ $column }"`
        [read-hidden] xem lại trang ấy có đúng là bảng cần nhập không; nếu không, dùng `--sheet` với tên trang cần nhập
        [hidden-rows] muốn lấy cả những dòng ấy thì bỏ lọc hoặc cho hiện lại trong Excel, lưu rồi nhập lại
        [no-head] viết tên cho cột này ở dòng tiêu đề; nếu tên cột chia làm hai dòng thì gộp thành một dòng, ví dụ “Bắt đầu” và “Kết thúc” thay cho “Thời gian”
        [hidden-column] cho hiện cột ấy để xem lại; nếu không muốn lấy thì xóa khỏi bảng
        [unchecked] hỏi lại nơi ấy, ghi ngày vừa hỏi vào cột “Ngày xác minh” rồi nhập lại
        [early] nếu là kết quả của năm trước, xóa khỏi dòng này; nếu hoạt động đã diễn ra, ghi vậy vào cột “Trạng thái”
        [closed] nếu đã có quyết định như vậy, mở tệp ấy và tự sửa
        [settled] nếu vẫn sẽ tổ chức, mở tệp của hoạt động và tự sửa `state`
        [older] hỏi lại nơi ấy; nếu bảng mới đúng thì ghi ngày vừa xác minh vào bảng rồi nhập lại
        [wider] nếu đã có quyết định công khai rộng hơn, mở tệp của nơi ấy và tự sửa `visibility`
        [photo] để ảnh bên cạnh tệp và ghi vào mục của nó
       *[column] đổi tên cột theo bảng do `tincay export` tạo ra, hoặc để yên
    }
    .hint-nearest = có phải ý bạn là `{ $nearest }`?
