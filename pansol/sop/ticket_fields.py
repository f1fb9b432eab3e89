"""Mandatory Ticket: the fields without which a ticket is not complete."""

from pansol.sop.clauses import Clause
from pansol.sop.schema import Format, Required, TicketField

__all__ = ["TICKET_FIELDS"]

TICKET_FIELDS = (
    TicketField(name="ticket_class", label="Class", clause=Clause.FIELDS_1),
    TicketField(name="msisdn", label="MSISDN", clause=Clause.FIELDS_1, format=Format.MSISDN),
    TicketField(name="customer_name", label="Nama pelanggan", clause=Clause.FIELDS_1),
    TicketField(name="card_type", label="Jenis kartu", clause=Clause.FIELDS_1, format=Format.BRAND),
    TicketField(
        name="complaint_channel",
        label="Channel komplain",
        clause=Clause.FIELDS_1_ECARE,
        required=Required.ECARE,
        format=Format.COMPLAINT_CHANNEL,
    ),
    TicketField(
        name="customer_account",
        label="Nama akun pelanggan",
        clause=Clause.FIELDS_1_ECARE,
        required=Required.ECARE,
    ),
    TicketField(name="package_name", label="Nama paket", clause=Clause.FIELDS_2),
    TicketField(
        name="package_price",
        label="Nominal paket",
        clause=Clause.FIELDS_2,
        format=Format.RUPIAH,
    ),
    TicketField(name="package_quota", label="Kuota yang didapatkan", clause=Clause.FIELDS_2),
    TicketField(name="package_validity", label="Masa aktif", clause=Clause.FIELDS_2),
    TicketField(
        name="purchase_channel",
        label="Channel pembelian",
        clause=Clause.FIELDS_3,
        format=Format.PURCHASE_CHANNEL,
    ),
    TicketField(
        name="evidence",
        label="Capture bukti",
        clause=Clause.FIELDS_3_EVIDENCE,
        required=Required.DIGITAL,
    ),
    TicketField(
        name="transaction_id",
        label="ID transaksi pembelian",
        clause=Clause.FIELDS_3_EVIDENCE,
        required=Required.DIGITAL,
    ),
    TicketField(
        name="evidence_sender_email",
        label="Email pengirim bukti",
        clause=Clause.FIELDS_3_SENDER,
        required=Required.DIGITAL,
        format=Format.EMAIL,
    ),
    TicketField(
        name="incident_at",
        label="Tanggal dan waktu kejadian",
        clause=Clause.FIELDS_4,
        format=Format.TIME,
    ),
    TicketField(name="location", label="Lokasi pelanggan", clause=Clause.FIELDS_5),
    TicketField(
        name="charged_amount",
        label="Nominal charging",
        clause=Clause.FIELDS_6,
        format=Format.RUPIAH,
    ),
    TicketField(
        name="contact_number",
        label="CP pelanggan",
        clause=Clause.FIELDS_7,
        format=Format.PHONE,
    ),
)
