"""A scheme whose projects have codes and several sources of money, with who leads what in lines that open with a body."""

from __future__ import annotations

CODED = """# Đề án bảo tồn phố nghề thị xã Kim Lũng giai đoạn 2026 - 2030

## I. Thực trạng

Đến cuối năm 2025, thị xã có 64 nút giao có đèn, trong đó 21 nút đã nối về trung tâm. Có 3 làng nghề thêu.

## II. Mục tiêu đến năm 2030

1. Có ít nhất 45.000 lượt khách lưu trú; doanh thu du lịch đóng góp ít nhất 35% ngân sách thị xã.

2. Doanh thu các làng nghề tăng bình quân từ 12%/năm trở lên.

## III. Nguồn lực

Phiếu đổi lò rèn trị giá tối đa 20 triệu đồng/hộ cho hộ nhỏ và vừa; đối với hộ mới lập nghề, mức tối đa là 35 triệu đồng/hộ.

Có ít nhất 80 hộ mới lập nghề đến năm 2030.

Tổng nhu cầu vốn là 196 tỷ đồng, trong đó ngân sách thị xã 90 tỷ đồng, ngân sách tỉnh hỗ trợ 40 tỷ đồng.

Đề án này thay thế Đề án số 77/ĐA-UBND năm 2019 về phố nghề.

## IV. Phân công

- Phòng Văn hóa: chủ trì tu bổ nhà cổ, lập hồ sơ di tích; hướng dẫn thuyết minh.
- Công an thị xã: chủ trì phân luồng xe tải ban đêm.
- Phòng Kinh tế: chủ trì chợ đêm phố Lò Rèn; hỗ trợ tiểu thương.

**Bảng 1. Việc cần làm**

| TT | Nội dung nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Lập bản đồ nhà cổ | Phòng Văn hóa | Công an thị xã | Tháng 6/2026 |
| 2 | Mở lớp dạy thêu | Hội Phụ nữ | Phòng Kinh tế | Quý III/2027 |
| 3 | Dựng biển chỉ đường | Phòng Hạ tầng | Phòng Văn hóa | 30/9/2028 |

## PHỤ LỤC

**Danh mục dự án**

Đơn vị tính: tỷ đồng

| Mã | Tên dự án | Chủ đầu tư | Tổng vốn | Ngân sách tỉnh | Chiều dài (km) | Nguồn vốn | Thời gian |
|---|---|---|---|---|---|---|---|
| KL-01 | Tu bổ nhà cổ phố Hàng Thêu | Phòng Văn hóa | 58 | 20 | 0,6 | Ngân sách, xã hội hóa | 2026 - 2028 |
| KL-02 | Hỗ trợ lò rèn chuyển sang điện | Phòng Kinh tế | 24 | 0 | 1,1 | Ngân sách thị xã | 2027 |
| KL-03 | Lát đá phố Lò Rèn | Ban Quản lý dự án | 114 | 20 | 2,4 | Đối tác công tư | 2027 - 2030 |
"""
