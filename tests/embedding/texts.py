"""Texts both the original and the built model read."""

PASSAGES = (
    "Phấn đấu đến năm 2029, 85% hộ dân nông thôn dùng nước sạch; thất thoát nước giảm còn dưới 12%.",
    "Diện tích lúa chất lượng cao đạt khoảng 45% diện tích gieo trồng, sản lượng rau quả tăng 4 - 4,5% mỗi năm.",
    "Sở Giáo dục và Đào tạo chủ trì, phối hợp với Ủy ban nhân dân các quận, huyện, thị xã.",
    "HTX Nông nghiệp Ea H’leo ký kết 17 hợp đồng trị giá 1.250.000 đồng/ngày (chưa gồm VAT).",
    "The province opens six training courses a year for 240 water-supply workers.",
    "Nghị quyết số 12-NQ/TU ngày 03/6/2026 của Ban Thường vụ Tỉnh ủy.",
)
QUERIES = (
    "Đến năm 2029 bao nhiêu phần trăm hộ dân dùng nước sạch?",
    "co quan nao chu tri dao tao cong nhan",
    "How many workers are trained each year?",
    "sản lượng lúa",
)
LONG = " ".join(PASSAGES) * 12  # some 1,700 tokens: more than three times what the model reads
