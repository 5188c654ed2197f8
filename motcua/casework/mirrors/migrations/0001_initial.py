"""Mirrors of what central agencies handle in systems of their own."""

import django.db.models.deletion
import motcua.foundation.ids
import motcua.foundation.keys.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0004_kinds_watched'),
        ('people', '0004_who_they_are_watched'),
        ('procedures', '0005_everyday_names'),
    ]

    operations = [
        migrations.CreateModel(
            name='Mirror',
            fields=[
                ('id', models.UUIDField(default=motcua.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('number', models.PositiveIntegerField(verbose_name='số trong năm')),
                ('system', models.CharField(max_length=160, verbose_name='hệ thống của cơ quan giải quyết')),
                ('central_number', models.CharField(blank=True, max_length=80, verbose_name='mã hồ sơ ở hệ thống ấy')),
                ('title', models.CharField(max_length=500, verbose_name='thủ tục')),
                ('state', models.CharField(choices=[('RECEIVED', 'đã nhận, đã chuyển'), ('IN_PROGRESS', 'đang giải quyết'), ('AWAITING', 'chờ bổ sung'), ('RESOLVED', 'đã có kết quả'), ('REFUSED', 'bị từ chối'), ('HANDED_OVER', 'đã trả')], default='RECEIVED', max_length=11, verbose_name='tình trạng')),
                ('received_at', models.DateTimeField(verbose_name='nhận lúc')),
                ('received_by', models.UUIDField(verbose_name='người nhận')),
                ('due_at', models.DateTimeField(null=True, verbose_name='hẹn trả theo hệ thống ấy')),
                ('heard_at', models.DateTimeField(null=True, verbose_name='tin gần nhất lúc')),
                ('words', motcua.foundation.keys.fields.EncryptedText(blank=True, verbose_name='lý do, nội dung cơ quan giải quyết nêu')),
                ('result_number', models.CharField(blank=True, max_length=60, verbose_name='số kết quả')),
                ('resolved_at', models.DateTimeField(null=True, verbose_name='có kết quả lúc')),
                ('handed_at', models.DateTimeField(null=True, verbose_name='trả lúc')),
                ('handed_by', models.UUIDField(null=True, verbose_name='người trả')),
                ('receiver_name', motcua.foundation.keys.fields.EncryptedText(blank=True, verbose_name='người nhận kết quả')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.agency', verbose_name='cơ quan giải quyết')),
                ('applicant_entity', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.legalentity')),
                ('applicant_person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('procedure', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='procedures.procedure')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.onestopunit', verbose_name='nơi tiếp nhận')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', '-received_at', '-id'], name='mirror_of_unit'), models.Index(condition=models.Q(('state', 'HANDED_OVER'), _negated=True), fields=['unit', 'received_at', 'id'], name='mirror_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['RECEIVED', 'IN_PROGRESS', 'AWAITING', 'RESOLVED', 'REFUSED', 'HANDED_OVER'])), name='mirror_state_known'), models.UniqueConstraint(fields=('unit', 'year', 'number'), name='mirror_numbered_once'), models.UniqueConstraint(condition=models.Q(('central_number', ''), _negated=True), fields=('agency', 'central_number'), name='mirror_once_per_central_number'), models.CheckConstraint(condition=models.Q(('applicant_person__isnull', True), ('applicant_entity__isnull', True), _connector='XOR'), name='mirror_is_somebodys'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['RESOLVED', 'REFUSED', 'HANDED_OVER']), _negated=True), ('resolved_at__isnull', False), _connector='OR'), name='mirror_done_has_moment'), models.CheckConstraint(condition=models.Q(models.Q(('handed_at__gte', models.F('received_at')), ('handed_by__isnull', False), ('state', 'HANDED_OVER')), models.Q(models.Q(('state', 'HANDED_OVER'), _negated=True), ('handed_at__isnull', True), ('handed_by__isnull', True)), _connector='OR'), name='mirror_handed_over_by_somebody')],
            },
        ),
    ]
