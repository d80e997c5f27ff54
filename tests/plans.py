"""Plans made up for tests: other subjects and layouts than the default corpus, so that nothing fits only one text."""

# Plain text, no marks: the horizon is said once and the same lead-ins return under the next one.
FARMING_PLAIN = """Tỉnh Đồng Lúa công bố phương án phát triển nông nghiệp bền vững

Tỉnh Đồng Lúa vừa trình dự thảo kế hoạch phát triển nông nghiệp đến năm 2027, tầm nhìn đến năm 2035.

Đến năm 2027, tỉnh nằm trong nhóm 10 địa phương dẫn đầu cả nước về sản lượng lúa.

Về trồng trọt, nâng cao giá trị gia tăng: Diện tích lúa chất lượng cao đạt khoảng 45%; Tốc độ tăng sản lượng rau quả từ 4 - 4,5%; Hoàn thành vùng nguyên liệu tập trung.

Về chăn nuôi, bảo đảm an toàn dịch bệnh: 70% trang trại cấp tỉnh, 55% trang trại cấp huyện và 30% trang trại cấp xã được kiểm dịch định kỳ (trừ trang trại dưới 5 con).

Đến năm 2035, tỉnh nằm trong nhóm 4 địa phương dẫn đầu cả nước về sản lượng lúa.

Về trồng trọt, nâng cao giá trị gia tăng: Diện tích lúa chất lượng cao chiếm trên 65% diện tích gieo trồng. Thu nhập bình quân đạt 1.250.000 đồng/ngày.

Về chăn nuôi, bảo đảm an toàn dịch bệnh: 95% trang trại cấp tỉnh, 90% trang trại cấp huyện và 75% trang trại cấp xã được kiểm dịch định kỳ.

Để thực hiện các mục tiêu trên, tỉnh tập trung vào giống, thủy lợi và đào tạo nông dân.
"""

# The numbering of Decree 30/2020/ND-CP, bold in Markdown here and there.
WATER_NUMBERED = """# Kế hoạch cấp nước sạch

**I- QUAN ĐIỂM**

1. Nước sạch là nhu cầu thiết yếu của mọi người dân, được ưu tiên đầu tư trong mọi chương trình phát triển của tỉnh.

**II- MỤC TIÊU**

**1. Đến năm 2028**

- Tỉ lệ hộ dân nông thôn dùng nước sạch đạt tối thiểu 85%; tỉ lệ thất thoát nước giảm còn dưới 12%.

- Kinh phí đầu tư đạt 1.200 tỷ đồng, trong đó vốn xã hội hóa chiếm hơn 35%.

**2. Tầm nhìn đến năm 2040**

Toàn bộ hộ dân được dùng nước sạch; thuộc nhóm 15 tỉnh dẫn đầu cả nước về chất lượng nước.

**III- GIẢI PHÁP**

1. Huy động vốn:

a) Vay vốn ưu đãi của ngân hàng phát triển;

b) Phát hành trái phiếu địa phương.

2. Đào tạo nhân lực:

- Mỗi năm mở 6 lớp vận hành cho 240 công nhân.
"""

# Markdown with a table of targets whose group rows set the year.
TRANSPORT_TABLE = """# Chương trình giao thông công cộng

## Phụ lục chỉ tiêu

| TT | Chỉ tiêu | Đơn vị | Kết quả |
|---|---|---|---|
| **I** | **Đến năm 2029** | | |
| 1 | Tỷ lệ hành khách đi xe buýt | % | ≥ 25 |
| 2 | Dịch vụ vé điện tử | | |
| 2.1 | Tỷ lệ tuyến có vé điện tử | % | 100 |
| **II** | **Đến năm 2036** | | |
| 3 | Tỷ lệ hành khách đi xe buýt | % | ≥ 40 |
"""
