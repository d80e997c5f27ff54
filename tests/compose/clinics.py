"""A made plan on clinics: results beside aims in one table, a shortage of now and its aim, supports that exclude each other, prizes, a contact."""

CLINICS = """# KẾ HOẠCH

**Phát triển y tế cơ sở tỉnh Trà Sơn giai đoạn 2026 - 2030**

## Điều 1. Thực trạng năm 2025

1. Toàn tỉnh có 64 trạm y tế, 1.120 nhân viên y tế. So với định mức còn thiếu 214 bác sĩ, nhiều nhất là ở vùng hồ.

2. Tỷ lệ trạm y tế có máy siêu âm năm 2025 là 41,2%; thời gian chờ khám trung bình của vùng hồ là 52 phút, của vùng thị trấn là 35 phút.

3. Tồn tại: thiếu bác sĩ chuyên khoa mắt và răng ở các trạm vùng hồ; đường tới trạm hay ngập.

## Điều 2. Chỉ tiêu

**Bảng 1. Kết quả năm 2025 và chỉ tiêu đến năm 2028, 2030**

| TT | Chỉ tiêu | Kết quả 2025 | Chỉ tiêu 2028 | Chỉ tiêu 2030 |
|---|---|---|---|---|
| 1 | Trạm y tế có máy siêu âm | 41,2% | tối thiểu 70% | 100% |
| 2 | Trạm y tế xuống cấp còn lại | 19 trạm | dưới 9 trạm | dưới 3 trạm |

Ngoài Bảng 1, đến năm 2030 phấn đấu:

a) Giảm số bác sĩ còn thiếu so với định mức xuống dưới 40 người;

b) 100% trạm y tế có nước sạch.

## Điều 3. Nhiệm vụ và giải pháp

1. Tuyển mới 260 bác sĩ trong giai đoạn 2026 - 2030, trong đó có khoảng 70 bác sĩ gia đình.

2. Khám từ xa cho vùng hồ qua màn hình, mỗi buổi không quá 20 người bệnh.

3. Luân phiên liên xã đối với các chuyên khoa mắt, răng và sản; mỗi bác sĩ luân phiên phục vụ không quá 4 trạm.

4. Khi người bệnh mạn tính bỏ khám 2 tháng liên tiếp, nhân viên y tế thôn phải đến nhà hoặc báo trưởng thôn.

5. Phát tờ rơi miễn phí cho người bệnh; không tổ chức bán thuốc kê đơn thu tiền tại nhà dân.

6. Bố trí 12 xe đưa đón người bệnh vùng hồ cách trạm trên 9 km.

7. Khám mắt miễn phí cho học sinh lớp 1 và lớp 6.

## Điều 4. Chính sách hỗ trợ

**Bảng 2. Mức hỗ trợ theo đối tượng**

| TT | Đối tượng | Mức hỗ trợ | Thời gian hưởng |
|---|---|---|---|
| 1 | Bác sĩ luân phiên liên xã | 2.300.000 đồng/tháng | thời gian luân phiên |
| 2 | Trạm đoạt giải thi đua (giải nhất) | 24.000.000 đồng/giải | một lần |
| 3 | Trạm đoạt giải thi đua (giải nhì) | 16.000.000 đồng/giải | một lần |
| 4 | Bệnh nhân mồ côi cả cha lẫn mẹ | 900.000 đồng/tháng | 12 tháng/năm |

2. Người thuộc nhiều diện hưởng cùng một loại hỗ trợ thì chỉ nhận mức cao nhất.

3. Bác sĩ về trạm vùng hồ và cam kết đủ 5 năm được hỗ trợ 120 triệu đồng; trạm khác 75 triệu đồng.

4. Hỗ trợ mua máy phát điện 40 triệu đồng/trạm; mỗi trạm được hỗ trợ một lần.

5. Hỗ trợ nhà thuốc: 5 sao 30 triệu đồng; 4 sao 12 triệu đồng. Gắn biển cho 100% nhà thuốc từ 4 sao trở lên.

6. Hỗ trợ nhà thuốc 50% chi phí thuê phần mềm quản lý kho, nhưng không quá 8 triệu đồng mỗi nhà thuốc.

## Điều 5. Tổ chức thực hiện

1. Sở Y tế là cơ quan thường trực, báo cáo Ủy ban nhân dân tỉnh trước ngày 10 tháng 12 hằng năm. Đầu mối theo dõi: bà Lương Thị Thảo, Phó Giám đốc Sở.

2. Phòng khám khu vực liên hệ với gia đình người bệnh trước ngày hẹn.
"""
