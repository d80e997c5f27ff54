"""A plan of tables that no register knows: projects, money by year, communes with values, tasks with columns of their own."""

from __future__ import annotations

TABLES = """# Kế hoạch phát triển giao thông, trường học huyện Lang Vạc giai đoạn 2026 - 2030

## I. MỤC TIÊU

1. Đến năm 2030, 95% đường thôn được cứng hóa; tối thiểu 80% trường học đạt chuẩn quốc gia.

2. Chỉ tiêu chính

| STT | Chỉ tiêu | ĐVT | Thực hiện 2024 | Mục tiêu 2028 | Mục tiêu 2030 | Cơ quan theo dõi |
|---|---|---|---|---|---|---|
| 1 | Chiều dài đường nhựa | km | 118 | 150 | 176 | Phòng Kinh tế và Hạ tầng |
| 2 | Tỷ lệ trường đạt chuẩn quốc gia | % | 61 | 72 | 80 | Phòng Giáo dục và Đào tạo |
| 3 | Số cầu treo còn sử dụng | cầu | 14 | 6 | 0 | Phòng Kinh tế và Hạ tầng |

## II. NHIỆM VỤ

| TT | Nhiệm vụ | Cơ quan chủ trì | Phối hợp | Thời hạn | Sản phẩm | Kinh phí (triệu đồng) | Cán bộ đầu mối |
|---|---|---|---|---|---|---|---|
| 1 | Lập hồ sơ cầu Khe Dứa | Phòng Kinh tế và Hạ tầng | UBND xã Mường Lò | Quý II/2026 | Hồ sơ thiết kế | 450 | Ông Vi Văn Thảo |
| 2 | Khảo sát điểm trường lẻ | Phòng Giáo dục và Đào tạo | UBND các xã | Tháng 9/2026 | Báo cáo khảo sát | 120 | Bà Lò Thị Mai |
| 3 | Tập huấn lái xe trường học | Công an huyện | Huyện đoàn | 30/11/2027 | 200 chứng nhận | 95,5 | Ông Hà Công Tuấn |

## III. NGUỒN VỐN

Đơn vị tính: tỷ đồng

| Nguồn vốn | Năm 2026 | Năm 2027 | Năm 2028 | Tổng cộng |
|---|---|---|---|---|
| Ngân sách trung ương | 40 | 55 | 60 | 155 |
| Ngân sách tỉnh | 22,5 | 30 | 27,5 | 80 |
| Vốn nhân dân đóng góp | 4 | 5 | 6 | 15 |
| Tổng cộng | 66,5 | 90 | 93,5 | 250 |

## IV. PHÂN BỔ CHO CÁC XÃ ĐẾN NĂM 2030

| TT | Xã, thị trấn | Số lớp | Số học sinh | Diện tích sân chơi (m²) | Tỷ lệ bán trú (%) | Hiệu trưởng phụ trách |
|---|---|---|---|---|---|---|
| 1 | Xã Mường Lò | 24 | 610 | 3.200 | 85 | Ông Vi Văn Thảo |
| 2 | Xã Khe Dứa | 18 | 455 | 2.750 | 92 | Bà Lò Thị Mai |
| 3 | Thị trấn Lang Vạc | 41 | 1.380 | 5.900 | 40 | Bà Trần Thị Hòa |
| 4 | Xã Bản Phiêng | 9 | 198 | 1.050 | 100 | Ông Lô Văn Đức |

## V. DANH MỤC TUYẾN ĐƯỜNG

| TT | Tên tuyến đường | Chiều dài (km) | Tổng mức đầu tư (tỷ đồng) | Khởi công | Hoàn thành | Nhà thầu |
|---|---|---|---|---|---|---|
| 1 | Mường Lò - Bản Phiêng | 12,4 | 68 | 3/2026 | 12/2027 | Công ty TNHH Sơn Hải |
| 2 | Khe Dứa - trung tâm huyện | 7,8 | 51,5 | 9/2026 | 6/2028 | Công ty cổ phần Đại Lộc |
| 3 | Đường vành đai thị trấn | 5 | 112 | 1/2027 | 10/2029 | Công ty TNHH Sơn Hải |

## VI. PHÂN BỔ KINH PHÍ

Kinh phí theo nhóm nhiệm vụ (triệu đồng):

| Nhóm | Ngân sách huyện | Ngân sách xã | Cộng |
|---|---|---|---|
| Nhóm 1 | 620 | 80 | 700 |
| Nhóm 2 | 340 | 60 | 400 |
| **Tổng** | **960** | **140** | **1.100** |

### Nhóm 1. Duy tu cầu treo

Phòng Kinh tế và Hạ tầng kiểm định cầu treo hằng năm.

### Nhóm 2. Sửa điểm trường lẻ

Phòng Giáo dục và Đào tạo lập danh mục điểm trường lẻ.

## VII. TỔ CHỨC THỰC HIỆN

1. Phòng Tài chính - Kế hoạch cân đối nguồn vốn hằng năm.

2. Phòng Kinh tế và Hạ tầng chủ trì, theo dõi thi công các tuyến đường.
"""
