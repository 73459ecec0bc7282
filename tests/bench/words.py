"""What the corpora of the benchmark say: words, prose, and the facts of every piece.

The same number gives the same piece for ever, in Vietnamese and English: 70 % articles, 15 % places,
10 % events, 5 % people. Nothing here is real; telephone numbers begin with 0000.
"""

import random
import unicodedata
from datetime import datetime, timedelta, timezone

SEED = "vi-en-awareness-1"
KINDS = ("articles", "shelters", "events", "honorees")
LANGS = ("vi", "en")
BASE_URL = "https://example.org"
ICT = timezone(timedelta(hours=7))

VI_SUBJ = """người dân trong xã|các em học sinh|phụ huynh và thầy cô|cán bộ tư pháp hộ tịch|hội liên hiệp phụ nữ
đoàn thanh niên|trạm y tế phường|công an khu vực|tổ hòa giải ở cơ sở|trưởng ấp và bí thư chi bộ|mỗi gia đình
nạn nhân và người thân|người chứng kiến vụ việc|nhóm tình nguyện viên|ủy ban nhân dân cấp xã|các tổ chức xã hội
nhân viên công tác xã hội|chuyên gia tâm lý học đường|người cao tuổi sống một mình|phụ nữ mang thai|trẻ em dưới sáu tuổi
đồng bào vùng sâu vùng xa|đội phản ứng nhanh|những người có uy tín trong cộng đồng|lao động nhập cư ở khu trọ
ban quản lý chợ và tiểu thương|câu lạc bộ gia đình hạnh phúc|phóng viên báo địa phương|các bạn sinh viên năm cuối
chủ nhà trọ và hàng xóm|tư vấn viên đường dây nóng|hội người khuyết tật huyện|mặt trận tổ quốc thị trấn""".replace("\n", "|").split("|")
VI_VERB = """cần chủ động tìm hiểu|đã cùng nhau xây dựng|thường xuyên cập nhật|nên ghi nhớ|có quyền yêu cầu
được hướng dẫn thực hiện|tích cực tham gia|không nên bỏ qua|sẵn sàng chia sẻ|đang từng bước mở rộng
phối hợp tổ chức|kịp thời phát hiện|mạnh dạn lên tiếng về|luôn tôn trọng|giữ bí mật tuyệt đối
phải báo ngay cho cơ quan chức năng về|kiên quyết từ chối|hiểu rõ hơn về|giúp đỡ lẫn nhau trong|đề xuất bổ sung
ký cam kết thực hiện|thống nhất đánh giá|tự mình kiểm tra|lắng nghe và ghi nhận|chuẩn bị đầy đủ""".replace("\n", "|").split("|")
VI_OBJ = """các dấu hiệu của bạo lực gia đình|quy trình tiếp nhận và xử lý tin báo|kỹ năng phòng chống đuối nước cho trẻ
quyền và nghĩa vụ theo quy định của pháp luật|danh sách địa chỉ tin cậy tại cộng đồng|giấy tờ tùy thân và hành lý cần thiết
phương án sơ tán khi có mưa lũ|thủ đoạn lừa đảo qua điện thoại và mạng xã hội|biện pháp bảo vệ thông tin cá nhân
nơi tạm lánh an toàn gần nhất|dịch vụ tư vấn tâm lý miễn phí|lịch tiêm chủng mở rộng năm nay|chính sách hỗ trợ khẩn cấp
chiến dịch tuyên truyền tháng hành động|những câu chuyện vượt qua nghịch cảnh|nguyên tắc bình đẳng giới trong gia đình
số điện thoại của tổng đài quốc gia bảo vệ trẻ em|thói quen đội mũ bảo hiểm đạt chuẩn|việc phân loại rác tại nguồn
buổi sinh hoạt ngoại khóa ở nhà văn hóa thôn|cách sơ cứu vết bỏng đúng kỹ thuật|hậu quả của tảo hôn và hôn nhân cận huyết
hành vi quấy rối nơi công cộng|mâu thuẫn nhỏ trước khi trở thành xung đột|nguồn nước sạch và vệ sinh môi trường
mô hình ngôi nhà bình yên|tủ sách pháp luật lưu động|thời gian sử dụng thiết bị điện tử của trẻ|sức khỏe tinh thần sau sang chấn
nguy cơ cháy nổ tại khu dân cư đông đúc|quỹ hỗ trợ phụ nữ khởi nghiệp|gương người tốt việc tốt ở địa phương""".replace("\n", "|").split("|")
VI_ADV = """ngay từ những ngày đầu năm|trong suốt quá trình hỗ trợ|mà không phải trả bất kỳ khoản phí nào|vào mỗi chiều thứ bảy hằng tuần
với sự đồng hành của chính quyền|bất kể ngày hay đêm|trước khi sự việc trở nên nghiêm trọng|theo hướng dẫn của cơ quan y tế
ở cả khu vực thành thị lẫn nông thôn|bằng nhiều hình thức phong phú|để không ai bị bỏ lại phía sau|khi có đủ điều kiện
tại mười hai điểm trên địa bàn tỉnh|dưới sự giám sát của cộng đồng|nhờ nguồn kinh phí xã hội hóa|qua ứng dụng và loa truyền thanh
trong vòng bốn mươi tám giờ|một cách kín đáo và an toàn|nhân ngày quốc tế xóa bỏ bạo lực|kể cả trong kỳ nghỉ lễ""".replace("\n", "|").split("|")
VI_CONN = """Trên thực tế|Bên cạnh đó|Theo số liệu thống kê|Điều quan trọng là|Trong nhiều trường hợp|Tuy nhiên|Vì vậy|Đặc biệt
Nói cách khác|Ngoài ra|Từ kinh nghiệm của các địa phương|Nhờ vậy|Mặt khác|Sau ba năm triển khai|Cụ thể""".replace("\n", "|").split("|")
VI_HEAD = """Vì sao cần lên tiếng|Dấu hiệu nhận biết sớm|Những việc nên làm ngay|Quy định của pháp luật|Hỗ trợ từ cộng đồng
Câu chuyện từ cơ sở|Ai có thể giúp bạn|Chuẩn bị kế hoạch an toàn|Số liệu đáng chú ý|Hỏi và đáp thường gặp|Lời khuyên của chuyên gia
Kết quả bước đầu|Việc cần tránh|Các bước thực hiện|Liên hệ khi khẩn cấp|Vai trò của nhà trường|Bảo vệ thông tin cá nhân""".replace("\n", "|").split("|")
VI_TITLE = """Phòng, chống bạo lực gia đình|Kỹ năng nhận diện lừa đảo trực tuyến|An toàn cho trẻ em mùa mưa lũ|Nói không với tảo hôn
Bình đẳng giới bắt đầu từ mỗi nhà|Sơ cứu đúng cách khi gặp tai nạn|Địa chỉ tin cậy ở thôn bản|Chăm sóc sức khỏe tinh thần
Bảo vệ nguồn nước sạch|Phòng cháy, chữa cháy khu dân cư|Quyền của người khuyết tật|Văn hóa giao thông học đường
Đồng hành cùng phụ nữ di cư|Tháng hành động vì trẻ em|Ứng xử văn minh trên mạng""".replace("\n", "|").split("|")

EN_SUBJ = """local residents|secondary school students|parents and teachers|the commune justice officer|the women's union
youth volunteers|the ward health station|neighbourhood police officers|the grassroots mediation team|hamlet leaders|every household
survivors and their relatives|people who witness an incident|the volunteer network|the commune people's committee|civil society groups
social workers|school counsellors|older people living alone|pregnant women|children under six|families in remote areas
the rapid response team|respected community elders|migrant workers in boarding houses|market managers and traders
the happy family club|local journalists|final-year students|landlords and neighbours|hotline advisers|the district disability association""".replace("\n", "|").split("|")
EN_VERB = """should take time to understand|have worked together to build|regularly update|ought to remember|have the right to request
are guided through|actively take part in|must not overlook|are ready to share|are gradually expanding|jointly organise
quickly recognise|speak up about|always respect|keep strictly confidential|must report to the authorities|firmly refuse
have learned more about|support one another with|propose improvements to|have signed a commitment on|agree on an assessment of
can check for themselves|listen to and record|carefully prepare""".replace("\n", "|").split("|")
EN_OBJ = """the warning signs of domestic violence|the procedure for receiving and handling reports|water safety skills for children
rights and duties under the law|the list of trusted addresses in the community|identity papers and an emergency bag
the evacuation plan for floods and storms|telephone and social media scams|ways to protect personal information
the nearest safe place to stay|free psychological counselling|this year's vaccination calendar|emergency support policies
the month of action campaign|stories of overcoming hardship|the principle of equality within the family
the national child protection hotline number|the habit of wearing a certified helmet|sorting waste at the source
an evening session at the village cultural house|the correct first aid for burns|the consequences of child marriage
harassment in public places|small disagreements before they become conflicts|clean water and sanitation|the peaceful house model
the mobile law library|the time children spend on screens|mental health after trauma|fire risks in crowded neighbourhoods
the start-up fund for women|good examples from everyday life""".replace("\n", "|").split("|")
EN_ADV = """from the first days of the year|throughout the support process|without paying any fee|every Saturday afternoon
with the backing of the local authorities|at any hour of the day or night|before the situation becomes serious
following guidance from health workers|in both urban and rural areas|in many different formats|so that nobody is left behind
as soon as conditions allow|at twelve locations across the province|under community oversight|thanks to donated funds
through the app and the village loudspeaker|within forty-eight hours|discreetly and safely|on the international day against violence
even during public holidays""".replace("\n", "|").split("|")
EN_CONN = """In practice|In addition|According to the statistics|What matters most|In many cases|However|For this reason|In particular
In other words|Besides|Drawing on local experience|As a result|On the other hand|After three years|More specifically""".replace("\n", "|").split("|")
EN_HEAD = """Why speaking up matters|Early warning signs|What to do right away|What the law says|Support from the community
A story from the grassroots|Who can help you|Preparing a safety plan|Figures worth noting|Frequently asked questions|Expert advice
First results|Things to avoid|Steps to follow|Contacts in an emergency|The role of schools|Protecting personal data""".replace("\n", "|").split("|")
EN_TITLE = """Preventing domestic violence|Recognising online scams|Keeping children safe in the flood season|Saying no to child marriage
Equality begins at home|First aid done right|Trusted addresses in the village|Caring for mental health|Protecting clean water
Fire safety in residential areas|Rights of people with disabilities|Road culture at school|Alongside migrant women
Month of action for children|Civil behaviour online""".replace("\n", "|").split("|")

TAGS = [
    ("bạo lực gia đình", "domestic violence"), ("trẻ em", "children"), ("phụ nữ", "women"), ("bình đẳng giới", "gender equality"),
    ("lừa đảo trực tuyến", "online scams"), ("an toàn giao thông", "road safety"), ("phòng cháy chữa cháy", "fire safety"),
    ("sức khỏe tinh thần", "mental health"), ("pháp luật", "law"), ("tư vấn", "counselling"), ("nhà tạm lánh", "safe shelter"),
    ("đường dây nóng", "hotline"), ("trường học", "schools"), ("gia đình", "family"), ("người cao tuổi", "older people"),
    ("người khuyết tật", "disability"), ("đuối nước", "drowning prevention"), ("mưa lũ", "floods"), ("tiêm chủng", "vaccination"),
    ("môi trường", "environment"), ("nước sạch", "clean water"), ("tình nguyện", "volunteering"), ("di cư", "migration"),
    ("tảo hôn", "child marriage"), ("sơ cứu", "first aid"), ("quyền trẻ em", "child rights"), ("gương sáng", "role models"),
    ("chiến dịch", "campaigns"), ("cộng đồng", "community"), ("thanh niên", "youth"), ("dữ liệu cá nhân", "personal data"),
    ("hòa giải", "mediation"), ("mua bán người", "human trafficking"), ("xâm hại", "abuse"), ("hỗ trợ khẩn cấp", "emergency aid"),
    ("dinh dưỡng", "nutrition"), ("ma túy", "drugs"), ("khởi nghiệp", "start-up"), ("văn hóa", "culture"), ("báo chí", "press"),
]
PROVINCES = [("Lâm Đồng", ["Đức Trọng", "Di Linh", "Bảo Lâm"]), ("Nghệ An", ["Kỳ Sơn", "Quế Phong", "Tương Dương"]),
             ("Đồng Tháp", ["Hồng Ngự", "Tháp Mười", "Cao Lãnh"]), ("Điện Biên", ["Mường Nhé", "Tủa Chùa", "Nậm Pồ"]),
             ("Quảng Nam", ["Phước Sơn", "Bắc Trà My", "Đông Giang"]), ("Hà Giang", ["Đồng Văn", "Mèo Vạc", "Yên Minh"]),
             ("Cà Mau", ["Năm Căn", "Ngọc Hiển", "Đầm Dơi"]), ("Thừa Thiên Huế", ["A Lưới", "Phú Vang", "Quảng Điền"])]
COMMUNES = """Tân Lập|Hòa Bình|Phú Mỹ|Yên Thượng|Đông Hải|Bình Minh|Thạnh Phước|Nậm Cắn|Lũng Phìn|Trà Giáp|Mường Lạn|Vĩnh Xương
An Thạnh|Đại Lộc|Sơn Kỳ|Quảng Phú|Hiệp Hòa|Tân Ân|Xuân Trường|Phước Lộc""".replace("\n", "|").split("|")
SURNAMES = "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Giàng|Lò|Vừ|Y".split("|")
MIDDLES = "Thị|Văn|Ngọc|Minh|Thanh|Hữu|Đức|Kim|Xuân|Quốc|Thúy|Bảo".split("|")
GIVENS = "Hạnh|Dũng|Thảo|Phượng|Tuấn|Lệ|Khánh|Ánh|Sơn|Quyên|Trường|Nhung|Đạt|Yến|Kiệt|Mỵ|Bền|Diệu|Vượng|Thủy".split("|")
SERVICES = [("chỗ ở tạm thời", "temporary accommodation"), ("tư vấn tâm lý", "psychological counselling"),
            ("trợ giúp pháp lý", "legal aid"), ("chăm sóc y tế ban đầu", "primary health care"), ("bữa ăn miễn phí", "free meals"),
            ("chăm sóc trẻ em", "child care"), ("phiên dịch tiếng dân tộc", "ethnic language interpreting"),
            ("đưa đón khẩn cấp", "emergency transport"), ("hỗ trợ học nghề", "vocational training")]
VENUES = [("Nhà văn hóa xã", "Commune cultural house"), ("Trường trung học cơ sở", "Lower secondary school"),
          ("Hội trường ủy ban nhân dân huyện", "District committee hall"), ("Quảng trường trung tâm", "Central square"),
          ("Trạm y tế", "Health station"), ("Thư viện tỉnh", "Provincial library")]
FIELDS = [("công tác xã hội", "social work"), ("giáo dục", "education"), ("y tế cộng đồng", "community health"),
          ("trợ giúp pháp lý", "legal aid"), ("cứu hộ cứu nạn", "rescue"), ("bảo vệ trẻ em", "child protection")]
CAMPAIGNS = ["thang-hanh-dong", "ngoi-nha-binh-yen", "mang-an-toan", "mua-he-an-toan", "khong-tao-hon", "vong-tay-am"]

W = {
    "vi": dict(subj=VI_SUBJ, verb=VI_VERB, obj=VI_OBJ, adv=VI_ADV, conn=VI_CONN, head=VI_HEAD, title=VI_TITLE, and_="và",
               see="Xem thêm", cols=("Địa phương", "Số vụ", "Đã hỗ trợ", "Tỷ lệ"), so="trong khi đó"),
    "en": dict(subj=EN_SUBJ, verb=EN_VERB, obj=EN_OBJ, adv=EN_ADV, conn=EN_CONN, head=EN_HEAD, title=EN_TITLE, and_="and",
               see="See also", cols=("Area", "Cases", "Supported", "Rate"), so="while"),
}

LABELS = {
    "site": ("Cùng Lên Tiếng", "Speak Up Together"),
    "home": ("Trang chủ", "Home"), "articles": ("Bài viết", "Articles"), "shelters": ("Địa chỉ tin cậy", "Trusted addresses"),
    "events": ("Sự kiện", "Events"), "honorees": ("Gương sáng", "Honorees"), "tags": ("Chủ đề", "Topics"),
    "skip": ("Bỏ qua đến nội dung chính", "Skip to main content"), "latest": ("Mới nhất", "Latest"),
    "prev": ("Trang trước", "Previous page"), "next": ("Trang sau", "Next page"), "page": ("Trang", "Page"),
    "author": ("Tác giả", "Author"), "name": ("Tên", "Name"), "commune": ("Xã", "Commune"), "district": ("Huyện", "District"),
    "province": ("Tỉnh", "Province"), "phone": ("Điện thoại", "Phone"), "hours": ("Giờ mở cửa", "Opening hours"),
    "services": ("Dịch vụ", "Services"), "start": ("Bắt đầu", "Starts"), "end": ("Kết thúc", "Ends"), "venue": ("Địa điểm", "Venue"),
    "organizer": ("Đơn vị tổ chức", "Organiser"), "year": ("Năm vinh danh", "Year"), "field": ("Lĩnh vực", "Field"),
    "switch": ("English", "Tiếng Việt"),
    "footer": ("Nội dung được chia sẻ vì cộng đồng. Khi khẩn cấp hãy gọi 111 hoặc 113.",
               "Shared for the community. In an emergency call 111 or 113."),
}


def slugify(s):
    s = s.replace("đ", "d").replace("Đ", "D")
    s = "".join(c for c in unicodedata.normalize("NFD", s) if unicodedata.category(c) != "Mn").lower()
    out = []
    for c in s:
        if c.isascii() and c.isalnum():
            out.append(c)
        elif out and out[-1] != "-":
            out.append("-")
    return "".join(out).strip("-")


# --------------------------------------------------------------------------
# text

def cap(s):
    return s[0].upper() + s[1:]


class Prose:
    def __init__(self, rng, lang, links):
        self.r, self.w, self.lang, self.links = rng, W[lang], lang, links
        self.words = 0

    def sentence(self):
        r, w, c = self.r, self.w, self.r.choice
        s = "%s %s %s" % (c(w["subj"]), c(w["verb"]), c(w["obj"]))
        k = r.random()
        if k < 0.55:
            s += " " + c(w["adv"])
        if k < 0.25:
            s += ", %s %s %s %s" % (w["so"], c(w["subj"]), c(w["verb"]), c(w["obj"]))
        elif k > 0.8:
            s += " %s %s" % (w["and_"], c(w["obj"]))
        if r.random() < 0.3:
            s = c(w["conn"]) + ", " + s
        self.words += s.count(" ") + 1
        return cap(s) + "."

    def para(self, link=False):
        r = self.r
        ss = [self.sentence() for _ in range(r.randint(2, 5))]
        k = r.random()
        if k < 0.25:
            o = r.choice(self.w["obj"])
            ss.insert(1, "**%s** %s %s." % (cap(o), self.w["and_"], r.choice(self.w["obj"])))
            self.words += 10
        elif k < 0.4:
            ss.append("*%s*" % self.sentence())
        if link and self.links:
            title, url = r.choice(self.links)
            ss.append("%s: [%s](%s)." % (self.w["see"], title, url))
            self.words += 8
        return " ".join(ss)

    def items(self, ordered):
        n = self.r.randint(3, 6)
        return "\n".join("%s %s" % ("%d." % (i + 1) if ordered else "-", self.sentence()) for i in range(n))

    def table(self):
        r, w = self.r, self.w
        rows = ["| %s |" % " | ".join(w["cols"]), "|:---|---:|---:|---:|"]
        for _ in range(r.randint(4, 8)):
            a = r.randint(4, 400)
            b = r.randint(1, a)
            rows.append("| %s | %d | %d | %d%% |" % (r.choice(COMMUNES), a, b, 100 * b // a))
            self.words += 5
        return "\n".join(rows)

    def quote(self):
        return "> %s %s\n>\n> — %s" % (self.sentence(), self.sentence(), person(self.r))


def person(r):
    return "%s %s %s" % (r.choice(SURNAMES), r.choice(MIDDLES), r.choice(GIVENS))


def body(kind, rng, lang, links):
    p = Prose(rng, lang, links)
    out = [p.para(), p.para(link=True)]
    if kind == "articles":
        target = rng.randint(300, 760)
        want_table = rng.random() < 0.3
        heads = rng.sample(p.w["head"], 8)
        h = 0
        quoted = False
        while p.words < target and h < len(heads):
            out.append("## " + heads[h])
            h += 1
            out.append(p.para(link=rng.random() < 0.5))
            k = rng.random()
            if k < 0.35 and p.words < target:
                out.append(p.items(rng.random() < 0.4))
            elif k < 0.55 and p.words < target:
                out.append("### " + cap(rng.choice(p.w["obj"])))
                out.append(p.para())
            elif k < 0.85 and p.words < target:
                out.append(p.para())
            if want_table and h == 2:
                out.append(p.table())
            if not quoted and h >= 2:
                out.append(p.quote())
                quoted = True
            # long sections keep the heading count realistic
            while p.words < target and rng.random() < 0.45:
                out.append(p.para(link=rng.random() < 0.2))
    elif kind == "honorees":
        out += [p.quote(), "## " + rng.choice(p.w["head"]), p.para(), p.para(link=True)]
    elif kind == "events":
        out += ["## " + rng.choice(p.w["head"]), p.items(True)]
    else:
        out += [p.items(False)]
    return "\n\n".join(out) + "\n"


def url_of(kind, slug, lang):
    return ("/en" if lang == "en" else "") + "/%s/%s/" % (kind, slug)


def kind_of(i):
    m = i % 20
    return "articles" if m < 14 else "shelters" if m < 17 else "events" if m < 19 else "honorees"


class Logical:
    """What both languages of one page share, and its titles."""
    __slots__ = ("i", "kind", "slug", "title", "date", "tags", "fm")

    def __init__(self, i):
        r = random.Random("%s:%d:meta" % (SEED, i))
        self.i, self.kind = i, kind_of(i)
        # spread over ~6 years, unique to the minute below 3.1 million pages
        self.date = datetime(2020, 1, 1, tzinfo=ICT) + timedelta(minutes=(i * 1299709) % 3155693)
        ti = r.randrange(len(VI_TITLE))
        prov, dists = r.choice(PROVINCES)
        commune = r.choice(COMMUNES)
        district = r.choice(dists)
        who = person(r)
        d = self.date
        idx = r.sample(range(len(TAGS)), r.randint(2, 4))
        self.tags = {l: [TAGS[k][n] for k in idx] for n, l in enumerate(LANGS)}
        self.fm = {}
        if self.kind == "articles":
            self.title = {"vi": "%s: bài học từ xã %s (số %d)" % (VI_TITLE[ti], commune, i),
                          "en": "%s: lessons from %s commune (no. %d)" % (EN_TITLE[ti], commune, i)}
            camp = r.choice(CAMPAIGNS)
            self.fm = {l: {"author": who, "campaign": camp} for l in LANGS}
            base = VI_TITLE[ti] + " " + commune
        elif self.kind == "shelters":
            self.title = {"vi": "Địa chỉ tin cậy %s, huyện %s (số %d)" % (commune, district, i),
                          "en": "Trusted address in %s, %s district (no. %d)" % (commune, district, i)}
            sv = r.sample(SERVICES, r.randint(2, 6))
            phone = "0000 %03d %03d" % (r.randint(0, 999), r.randint(0, 999))
            hrs = r.choice([("cả ngày đêm", "24 hours"), ("07:00–21:00 hằng ngày", "07:00–21:00 daily"),
                            ("thứ hai đến thứ bảy, 08:00–18:00", "Monday to Saturday, 08:00–18:00")])
            for n, l in enumerate(LANGS):
                self.fm[l] = {"name": ("Nhà tạm lánh " if n == 0 else "Safe house ") + commune, "commune": commune,
                              "district": district, "province": prov, "phone": phone, "hours": hrs[n],
                              "services": [s[n] for s in sv]}
            base = "dia chi tin cay " + commune
        elif self.kind == "events":
            self.title = {"vi": "Ngày hội truyền thông tại %s (số %d)" % (district, i),
                          "en": "Community outreach day in %s (no. %d)" % (district, i)}
            st = (d + timedelta(days=r.randint(7, 60))).replace(hour=r.randint(7, 15), minute=0)
            en = st + timedelta(hours=r.randint(2, 8))
            v = r.choice(VENUES)
            for n, l in enumerate(LANGS):
                self.fm[l] = {"start": st.isoformat(), "end": en.isoformat(), "venue": v[n] + " " + commune, "organizer": who}
            base = "ngay hoi " + district
        else:
            self.title = {"vi": "Gương sáng: %s (số %d)" % (who, i), "en": "Honoree: %s (no. %d)" % (who, i)}
            f = r.choice(FIELDS)
            for n, l in enumerate(LANGS):
                self.fm[l] = {"name": who, "year": d.year, "field": f[n], "district": district}
            base = "guong sang " + who
        self.slug = slugify(base) + "-%05d" % i

    def description(self, lang):
        r = random.Random("%s:%d:%s:desc" % (SEED, self.i, lang))
        return Prose(r, lang, []).sentence()

    def body(self, lang, all_pages):
        r = random.Random("%s:%d:%s:body" % (SEED, self.i, lang))
        pick = [all_pages[r.randrange(len(all_pages))] for _ in range(6)]
        links = [(p.title[lang], url_of(p.kind, p.slug, lang)) for p in pick]
        return body(self.kind, r, lang, links)
