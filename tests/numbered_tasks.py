"""A plan whose numbered tasks say beneath them who leads, with whom and by when, and one that says it in the sentence."""

from __future__ import annotations

NUMBERED = """# Kế hoạch phát triển thủy lợi nhỏ huyện Mường Sại giai đoạn 2027 - 2031

## II. Nhiệm vụ cụ thể

### A. Công trình

**Nhiệm vụ 1.** Nạo vét 46 tuyến mương nội đồng; giảm tối thiểu 20% lượng nước thất thoát.
- Chủ trì: Phòng Nông nghiệp.
- Phối hợp: Hội Nông dân, Trạm Thủy lợi.
- Thời hạn: trước ngày 30/4/2028.

**Nhiệm vụ 2.** Xây dựng trạm bơm Pá Hốc cho 120 hộ ven suối.
- Chủ trì: Ban Quản lý dự án.
- Phối hợp: Phòng Tài chính.
- Thời hạn: khởi công trong Quý I/2028, hoàn thành trong Quý IV/2029.

### B. Quản lý

**Nhiệm vụ 3.** Lập sổ theo dõi mực nước tại các hồ chứa.
- Chủ trì: Phòng Nông nghiệp.
- Thời hạn: tháng 9/2027.

**Nhiệm vụ 4.** Mở lớp tập huấn cho tổ thủy nông. Mỗi lớp 40 người.
- Chủ trì: Hội Nông dân.
- Phối hợp: Trạm Thủy lợi.
- Thời hạn: hằng năm.

## III. Tổ chức thực hiện

1. Sửa cống lấy nước bản Nà Bó trước mùa mưa. Cơ quan chủ trì: Phòng Hạ tầng phối hợp với Trạm Thủy lợi; hoàn thành trước ngày 15 tháng 5 năm 2028.

2. Công an huyện: chủ trì bảo vệ công trình đầu mối; báo cáo hằng quý.
"""
