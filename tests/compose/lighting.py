"""A made resolution on street lighting: its situation, a table with how things stood, groups of measures, its sum and who signs."""

LIGHTING = """# NGHỊ QUYẾT

**Về chiếu sáng công cộng và cây xanh đường phố thành phố Vân Cảnh giai đoạn 2027 - 2031**

*Căn cứ Luật Quy hoạch đô thị ngày 17 tháng 6 năm 2009;*

## Điều 1. Thực trạng

1. Giai đoạn 2022 - 2026, thành phố xảy ra 96 vụ chập điện trên lưới chiếu sáng, làm bị thương 14 người, gây thiệt hại 23 tỷ đồng.

2. Năm 2026, tỷ lệ ngõ có đèn đạt 61,5%, thấp hơn kế hoạch 3,5 điểm phần trăm.

## Điều 2. Mục tiêu

1. Mục tiêu cụ thể đến hết năm 2029:

a) Giảm 15% số vụ chập điện và giảm 30% số người bị thương so với trung bình hằng năm giai đoạn 2022 - 2026.

b) Trên 80% ngõ có đèn; tối thiểu 45% cột đèn dùng bóng LED.

2. Mục tiêu cụ thể đến hết năm 2031:

a) Giảm 35% số vụ chập điện và giảm 60% số người bị thương so với trung bình hằng năm giai đoạn 2022 - 2026.

b) 100% ngõ có đèn; tối thiểu 90% cột đèn dùng bóng LED.

3. Các chỉ tiêu về hạ tầng:

| Chỉ tiêu | Đơn vị | Hiện trạng 2026 | Năm 2029 | Năm 2031 |
|---|---|---|---|---|
| Số tủ điều khiển thông minh | tủ | 40 | 120 | 200 |
| Số đội sửa chữa lưu động | đội | 5 | 8 | ≥ 11 |

## Điều 3. Nhiệm vụ, giải pháp

1. Bảo đảm an toàn lưới đèn

a) Kiểm tra toàn bộ 118 tủ điện cũ trong quý II năm 2027.

b) Bọc cách điện cho dây dẫn ở những nơi hay ngập nước.

2. Xử lý hành vi trộm cắp thiết bị

a) Công khai trên cổng thông tin danh sách nơi thu mua thiết bị không rõ nguồn gốc.

b) Lắp cảm biến báo mất dây tại các tuyến vắng.

3. Đầu tư trung tâm điều hành

a) Xây dựng trung tâm điều hành chiếu sáng kết nối 1.900 tủ đèn; vận hành chính thức từ ngày 01/9/2028.

## Điều 4. Kinh phí

Tổng kinh phí thực hiện Nghị quyết là 870 tỷ đồng, trong đó ngân sách thành phố 560 tỷ đồng, vốn doanh nghiệp 310 tỷ đồng.

## Điều 5. Tổ chức thực hiện

1. Sở Xây dựng là cơ quan chủ trì, giúp Ủy ban nhân dân thành phố theo dõi việc thực hiện Nghị quyết.

2. Công an thành phố chủ trì phòng ngừa trộm cắp thiết bị chiếu sáng.

Nghị quyết này được Hội đồng nhân dân thành phố Vân Cảnh khóa X, kỳ họp thứ 9 thông qua ngày 08 tháng 12 năm 2026 và có hiệu lực từ ngày 01 tháng 01 năm 2027./.

**CHỦ TỊCH**

**Đinh Thị Mai Lan**
"""
